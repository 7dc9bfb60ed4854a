"""AsyncNoSocket: in the place of a connection where a server has no WebSockets, and the program wants HTTP instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NoReturn

from ..base import log
from ..base.closing import Closing
from ..base.errors import APIStatusError, DecodeError, UsageError

__all__ = ("AsyncNoSocket", "has_no_sockets")

_STATUSES = (400, 404, 405, 426, 501)

_WORDS = "the server has no WebSockets, so responses go over HTTP: use create, stream and parse (connection.over tells)"


class AsyncNoSocket:
    """Takes no messages, and has none."""

    subprotocol = ""
    headers: ClassVar[Mapping[str, str]] = {}
    closing: Closing | None = None

    async def send(self, message: str | bytes, /) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(_WORDS)

    async def recv(self, timeout: float | None = None, /) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(_WORDS)

    async def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Be closed."""
        self.closing = self.closing or Closing(code, reason, "us")


def has_no_sockets(error: APIStatusError | DecodeError) -> bool:
    """Return whether a refusal says that the server has no WebSockets; if so, a line of the log tells."""
    is_so = isinstance(error, DecodeError) or error.status in _STATUSES
    if is_so and log.is_on() and (logger := log.logger()) is not None:
        logger.info("%s: no WebSocket (%s); responses go over HTTP", error.request, error.status)
    return is_so

# Copied from templates/runtime/connections/async_no_socket.py: edit it there.
