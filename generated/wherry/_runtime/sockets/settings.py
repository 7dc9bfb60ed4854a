"""SocketSettings: what a WebSocket connection keeps to."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..base.pickles import named

__all__ = ("SocketSettings",)


@dataclass(frozen=True)
class SocketSettings:
    """What a connection keeps to. Times are in seconds; None switches a limit off."""

    subprotocols: tuple[str, ...] = field(default=(), repr=False)
    """What the client offers. A browser passes its key this way, so the repr leaves them out."""
    max_message_bytes: int | None = 64 * 1024 * 1024
    """The longest message to take; a longer one ends the connection with 1009, before its bytes are read."""
    max_queue_bytes: int | None = None
    """How much may wait to be read; None for 1 MiB. Above that nothing is taken from the network, so that the server has to
    wait. In JavaScript nothing can hold the server back: there the connection ends, and None stands for 64 MiB."""
    ping_after_s: float | None = 20.0
    """Ping a server that has been silent for so long, while somebody waits for a message. Browsers do this themselves."""
    dead_after_s: float = 20.0
    """How long it may stay silent after that."""
    idle_timeout_s: float | None = None
    """How long a wait for a message may take before the connection is given up, even if the server answers pings."""

    __reduce_ex__ = named("transports.")

# Copied from templates/runtime/sockets/settings.py: edit it there.
