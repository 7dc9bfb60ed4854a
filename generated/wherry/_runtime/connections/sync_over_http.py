"""OverHttp: a transport for one call of a lane where the server has no WebSockets: HTTP, and the lane learns from the answer."""

from __future__ import annotations

from collections.abc import Iterator
from json import loads
from typing import TYPE_CHECKING, Any

from ..response.sse import SSEParser
from ..sockets.chain import Turn
from ..sockets.lanes import Lane

if TYPE_CHECKING:
    from ..base.timeouts import Timeout
    from ..request.build import Request
    from ..transports.sync_protocol import TransportResponse

__all__ = ("OverHttp",)

_GOOD_ENDS = ("response.completed", "response.incomplete")


class OverHttp:
    """Carries the request of `turn`."""

    def __init__(self, connection: Any, lane: Lane, turn: Turn, streams: bool) -> None:
        self._http, self._lane, self._turn = connection._opening.client._transport(), lane, turn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._http, name)

    def send(self, request: Request, timeout: Timeout, /) -> TransportResponse:
        """Send the request."""
        response = self._http.send(request, timeout)
        return _Heard(response, self._lane, self._turn) if response.status == 200 else response


class _Heard:
    """An answer, and what the lane learns from it."""

    def __init__(self, source: TransportResponse, lane: Lane, turn: Turn) -> None:
        self._source, self._lane, self._turn = source, lane, turn
        self._chunks = iter(source)
        self._heard: list[bytes] = []
        self.status, self.headers = source.status, source.headers

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            chunk = next(self._chunks)
        except StopIteration:
            self._learn()
            raise
        self._heard.append(chunk)
        return chunk

    def _learn(self) -> None:
        text, self._heard = b"".join(self._heard), []
        if (response := _response_in(text)) is not None:
            self._lane.chain.completed(self._turn, response)

    def finish(self) -> None:
        """Make the connection usable again if that is quick."""
        self._learn()
        self._source.finish()

    def close(self) -> None:
        """Release the connection."""
        self._source.close()


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

# Derived from templates/runtime/connections/async_over_http.py: edit it there.
