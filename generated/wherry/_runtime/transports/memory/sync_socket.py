"""The memory socket of Client."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...base.closing import Closing, check_close
from ...base.errors import UsageError
from ...base.settled import settled
from ...sockets.settings import SocketSettings
from .conversation import Conversation
from time import sleep
from .replies import Clock, Sent

__all__ = ("MemorySocket",)


class MemorySocket(Conversation):
    """A connection without a network. See Conversation for what it knows."""

    def __init__(self, request: Sent, settings: SocketSettings, clock: Clock, server: Any) -> None:
        super().__init__(request, settings, clock)
        self._server: Callable[[Any], Any] | None = server if callable(server) else None
        self._script = () if callable(server) else server

    def _open(self) -> None:
        if self._script is None:
            raise UsageError(
                "this memory transport plays no WebSocket server: pass it socket=..., a function or a list"
            )
        self._opens(tuple(self._script) if self._server is None else self._said(self.request))

    def _said(self, message: Any) -> Any:
        """Return what the server of the test says to a message."""
        said: Any = None if self._server is None else settled(self._server(message))


        return said

    def send(self, message: str | bytes, /) -> None:
        """Hand a message to the server of the test."""
        self._answers(self._said(self._takes(message)))

    def recv(self, timeout: float | None = None, /) -> str | bytes:
        """Return the next message that the server says. Waits that it says take no time."""
        naps = 0
        while (message := self._next(timeout)) is None:
            self._overdue(timeout, naps)
            naps += 1
            # Somebody else may send.
            sleep(0.002)
        return message

    def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Close the connection. A second call does nothing."""
        check_close(code, reason)
        if self.closing is None:
            self.closing = Closing(code, reason, "us")

# Derived from templates/runtime/transports/memory/async_socket.py: edit it there.
