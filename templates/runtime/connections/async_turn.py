"""AsyncTurnTransport: a transport for one call of `responses.create`, which goes over a connection instead of HTTP.

So all that a client does with a call holds for it: limits of time, hooks, typed errors, retries of what the service refuses.
The answer has the form of an HTTP answer: a stream of events, the whole response, or an error with its status.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from json import dumps
from typing import TYPE_CHECKING, Any

from ..base.errors import APITimeoutError, UsageError
from ..base.headers import Headers
from ..response.error_of import error_of_payload
from ..sockets.chain import Turn
from ..sockets.lanes import Lane
from ..sockets.requests import ENDS, Request, Told

if TYPE_CHECKING:
    from ..base.timeouts import Timeout
    from ..request.build import Request as HttpRequest

__all__ = ("AsyncTurnTransport",)


class AsyncTurnTransport:
    """Carries the request of `turn` in a lane."""

    def __init__(self, connection: Any, lane: Lane, turn: Turn, streams: bool) -> None:
        self._connection, self._lane, self._turn, self._streams = connection, lane, turn, streams
        self._http = connection._opening.client._transport()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._http, name)  # its clock and its sleep

    async def send(self, request: HttpRequest, timeout: Timeout, /) -> Any:
        """Send the request, and return when its first event is there, or all of it if it is not to be streamed."""
        if request.method != "POST":  # a stream that goes on after the connection was lost
            return await self._http.send(request, timeout)
        if not isinstance(request.body, bytes):
            raise UsageError("a response over a connection has a body in JSON, and no files; nothing was sent")
        connection = self._connection
        limit_s = timeout.left(timeout.write)
        body, last = request.body.decode(), not self._streams
        sent = await connection._put(self._lane, body, self._turn, only_last=last, limit_s=limit_s)
        events = _Events(connection, sent, timeout)
        try:
            told = await events.next()
            if told[0] == "error" and (status := _status(told)):
                return AsyncAnswer(status, _headers(told, connection), [_body(told)])
            if self._streams:
                return AsyncAnswer(200, connection._head("text/event-stream"), [_piece(told)], events)
        except BaseException as error:
            events.leave()
            if isinstance(error, TimeoutError):
                late = APITimeoutError(limit="read")
                late.is_final = True  # the service may be at work
                raise late from None
            raise
        event = told[2] or {}
        if told[0] == "error":
            raise error_of_payload(event, request=request.summary)
        whole = event["response"] if isinstance(event.get("response"), dict) else event
        return AsyncAnswer(200, connection._head("application/json"), [dumps(whole).encode()])


class _Events:
    """The events of one request, as they come."""

    def __init__(self, connection: Any, sent: Request, timeout: Timeout) -> None:
        self._connection, self._sent, self._timeout = connection, sent, timeout
        self._box: Any = sent.box
        self.is_over = False

    async def next(self) -> Told:
        """Return the next event."""
        told: Told = await self._connection._leading.until(self._box.take, self._box, self._timeout.read)
        self.is_over = told[0] in ENDS
        return told

    def waiting(self) -> list[bytes]:
        """Return what has come already."""
        pieces = []
        with self._connection._leading.lock:
            while not self.is_over and self._box.has_events:
                told = self._box.take()
                self.is_over = told[0] in ENDS
                pieces.append(_piece(told))
        return pieces

    def leave(self) -> None:
        """Nobody reads them any more."""
        if not self.is_over:
            self.is_over = True
            self._sent.box = self._sent.turn = None


class AsyncAnswer:
    """An answer in the form of HTTP."""

    def __init__(self, status: int, headers: Headers, pieces: list[bytes], events: _Events | None = None) -> None:
        self.status, self.headers = status, headers
        self._pieces, self._events = pieces, events

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        events = self._events
        if events is not None:
            if not self._pieces:
                if events.is_over:
                    raise StopAsyncIteration
                self._pieces.append(_piece(await events.next()))
            self._pieces += events.waiting()
        elif not self._pieces:
            raise StopAsyncIteration
        piece = b"".join(self._pieces)
        self._pieces.clear()
        return piece

    async def finish(self) -> None:
        """Nothing is left to read."""
        await self.close()

    async def close(self) -> None:
        """Leave the events that are still to come. The connection stays."""
        if self._events is not None:
            self._events.leave()

    def __del__(self) -> None:
        if self._events is not None:
            self._events.leave()


def _piece(told: Told) -> bytes:
    """Return an event as one of a server-sent stream. A line break in JSON is white space."""
    text = told[1]
    if "\n" in text or "\r" in text:
        text = text.replace("\n", " ").replace("\r", " ")
    return f"data: {text}\n\n".encode()


def _status(told: Told) -> int:
    """Return the status that an error names; 0 for none."""
    status = (told[2] or {}).get("status")
    return status if isinstance(status, int) and 400 <= status < 600 else 0


def _body(told: Told) -> bytes:
    event = told[2] or {}
    return dumps({"error": event.get("error") or event}).encode()


def _headers(told: Told, connection: Any) -> Headers:
    """Return the headers of an error: those that it brings, such as Retry-After."""
    error = (told[2] or {}).get("error")
    brought = error.get("headers") if isinstance(error, dict) else None
    more = {str(name): str(value) for name, value in brought.items()} if isinstance(brought, dict) else {}
    head: Headers = connection._head("application/json")
    return head.merged(more)
