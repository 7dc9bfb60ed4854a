"""AsyncOverHttp: a transport for one call of a lane where the server has no WebSockets: HTTP, and the lane learns from the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from json import loads
from typing import TYPE_CHECKING, Any

from ..response.sse import SSEParser
from ..sockets.chain import Turn
from ..sockets.lanes import Lane

if TYPE_CHECKING:
    from ..base.timeouts import Timeout
    from ..request.build import Request
    from ..transports.async_protocol import AsyncTransportResponse

__all__ = ("AsyncOverHttp",)

_GOOD_ENDS = ("response.completed", "response.incomplete")


class AsyncOverHttp:
    """Carries the request of `turn`."""

    def __init__(self, connection: Any, lane: Lane, turn: Turn, streams: bool) -> None:
        self._http, self._lane, self._turn = connection._opening.client._transport(), lane, turn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._http, name)

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncTransportResponse:
        """Send the request."""
        response = await self._http.send(request, timeout)
        return _AsyncHeard(response, self._lane, self._turn) if response.status == 200 else response


class _AsyncHeard:
    """An answer, and what the lane learns from it."""

    def __init__(self, source: AsyncTransportResponse, lane: Lane, turn: Turn) -> None:
        self._source, self._lane, self._turn = source, lane, turn
        self._chunks = aiter(source)
        self._heard: list[bytes] = []
        self.status, self.headers = source.status, source.headers

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await anext(self._chunks)
        except StopAsyncIteration:
            self._learn()
            raise
        self._heard.append(chunk)
        return chunk

    def _learn(self) -> None:
        text, self._heard = b"".join(self._heard), []
        if (response := _response_in(text)) is not None:
            self._lane.chain.completed(self._turn, response)

    async def finish(self) -> None:
        """Make the connection usable again if that is quick."""
        self._learn()
        await self._source.finish()

    async def close(self) -> None:
        """Release the connection."""
        await self._source.close()


def _response_in(text: bytes) -> dict[str, Any] | None:
    """Return the response in an answer: the whole of it, or that of the event which ends a stream. None if there is none."""
    if text.lstrip().startswith(b"{"):
        return _mapping(text)
    for _, data, _, _ in reversed(SSEParser().feed(text)):
        if any(kind in data for kind in _GOOD_ENDS) and (event := _mapping(data)) and event.get("type") in _GOOD_ENDS:
            response = event.get("response")
            return response if isinstance(response, dict) else None
    return None


def _mapping(text: str | bytes) -> dict[str, Any] | None:
    try:
        value = loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None

# Copied from templates/runtime/connections/async_over_http.py: edit it there.
