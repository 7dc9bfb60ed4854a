"""The types of a WebSocket connection of Client; the rules are in base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..base.closing import Closing
from ..base.timeouts import Timeout
from ..request.build import Request
from ..sockets.settings import SocketSettings

__all__ = ("Connector", "Socket")


class Socket(Protocol):
    """An open connection. One thread at a time receives, any number send; neither waits for the other."""

    @property
    def subprotocol(self) -> str:
        """What the server chose of the subprotocols that were offered; "" for none."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer to the handshake; empty on hosts that do not tell them."""
        ...

    @property
    def closing(self) -> Closing | None:
        """How the connection ended; None while it is open."""
        ...

    def send(self, message: str | bytes, /) -> None:
        """Send a message, and return when it is on its way. Raise WebSocketConnectionClosedError after the end."""

    def recv(self, timeout: float | None = None, /) -> str | bytes:
        """Return the next message. After the last one raise WebSocketConnectionClosedError, each time.

        TimeoutError when `timeout` seconds are over; nothing is lost then.
        """
        ...

    def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Close, within about half a second, whatever the server does. A second call does nothing."""


class Connector(Protocol):
    """A transport that can open connections, beside what Transport has."""

    def connect(self, request: Request, settings: SocketSettings, timeout: Timeout, /) -> Socket:
        """Send the handshake, and return when the server has agreed."""
        ...

# Derived from templates/runtime/transports/async_sockets.py: edit it there.
