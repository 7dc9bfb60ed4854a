"""What `websocket_connection_options` takes as a dict. The names of the library `websockets` are there for programs that use them."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.typed_dicts import TypedDict

__all__ = ("WebSocketConnectionOptions",)


class WebSocketConnectionOptions(TypedDict, total=False):
    """Limits and deadlines of a connection: see SocketSettings, which can be passed as well."""

    subprotocols: Sequence[str] | None
    max_message_bytes: int | None
    max_queue_bytes: int
    ping_after_s: float | None
    dead_after_s: float
    idle_timeout_s: float | None
    max_size: int | None
    """The same as `max_message_bytes`."""
    compression: str | None
    """Changes nothing: there is no compression."""
    max_queue: int | tuple[int | None, int | None] | None
    """Changes nothing: see `max_queue_bytes`."""
    write_limit: int | tuple[int, int | None]
    """Changes nothing."""
