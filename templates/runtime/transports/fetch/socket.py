"""The WebSocket connections over a Line: one for tasks, one for code that waits."""

from __future__ import annotations

from collections.abc import Mapping

from ...base.closing import Closing
from .host import js_module, waited
from .line import STALL_S, Line

__all__ = ("AsyncFetchSocket", "FetchSocket")


class _Socket:
    """Nothing of the host refers to it: when it is dropped, it closes its line."""

    __slots__ = ("_line",)
    limits_sending = True

    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def subprotocol(self) -> str:
        """What the server chose of the subprotocols that were offered; "" for none."""
        return self._line.subprotocol

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer to the handshake; empty but at the edge."""
        return self._line.headers

    @property
    def closing(self) -> Closing | None:
        """How the connection ended; None while it is open."""
        return self._line.session.closing

    def __del__(self) -> None:
        try:
            self._line.cut()
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


class AsyncFetchSocket(_Socket):
    """A connection of AsyncClient."""

    __slots__ = ()

    async def send(self, message: str | bytes, limit_s: float = STALL_S, /) -> None:
        """Send a message, and return when it is on its way. A cancelled send has sent nothing.

        It ends if the server takes nothing for `limit_s` seconds, where the host tells how much waits.
        """
        await self._line.send(message, limit_s)

    async def recv(self, timeout: float | None = None, /) -> str | bytes:
        """Return the next message; TimeoutError if none comes within `timeout` seconds."""
        return await self._line.receive(timeout)

    async def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Close. The server has half a second to answer."""
        await self._line.close(code, reason)


class FetchSocket(_Socket):
    """A connection of Client."""

    __slots__ = ()

    def send(self, message: str | bytes, limit_s: float = STALL_S, /) -> None:
        """Send a message, and return when it is on its way. It ends if the server takes nothing for `limit_s` seconds."""
        if not self._line.push(message):
            waited(self._line.send(message, limit_s))

    def recv(self, timeout: float | None = None, /) -> str | bytes:
        """Return the next message; TimeoutError if none comes within `timeout` seconds."""
        message = self._line.session.take()
        return message if message is not None else waited(self._line.receive(timeout))

    def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Close. The server has half a second to answer, if the stack can be suspended so long."""
        if js_module("pyodide.ffi").can_run_sync():
            waited(self._line.close(code, reason))
        else:
            self._line.begin_close(code, reason)
            self._line.cut()
