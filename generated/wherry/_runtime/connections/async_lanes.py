"""AsyncLanesConnection: many responses over one connection, with the methods of `client.responses`; and its lanes.

A generated connection is such a class and a resource in one: its methods `create`, `stream` and `parse` are those of the
resource, over a client (AsyncLaneClient) whose calls go over the connection.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping  # sync: from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from ..base import log
from ..base.annotating import Self
from ..base.closing import LOST, Closing
from ..base.errors import APIError, APIStatusError, UsageError
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.request_summary import RequestSummary
from ..base.socket_errors import WebSocketConnectionClosedError
from ..base.usage_errors import read_elsewhere
from ..client.link import Link
from ..sockets.chain import Turn
from ..sockets.lanes import Lane, Lanes
from ..sockets.requests import PendingRequest, Request, Told
from ..transports.async_sockets import AsyncSocket
from .async_connecting import async_connect
from .async_connection import AsyncConnection
from .async_leading import AsyncLeading
from .async_no_socket import AsyncNoSocket
from .opening import Opening
from .waking import AsyncTurns  # sync: from threading import Lock as Turns

__all__ = ("AsyncLaneClient", "AsyncLaneMethods", "AsyncLanesConnection")

E = TypeVar("E")
T = TypeVar("T")
_Work = Callable[[], Awaitable[T]]  # sync: _Work = Callable[[], T]

_RENEW_AFTER_S = 55 * 60.0
"""The service ends a connection after 60 minutes."""
_RENEW_AGAIN_S = 60.0
_LIMIT_REACHED = "websocket_connection_limit_reached"
_NOT_FOUND = "previous_response_not_found"


class _Moved(Exception):
    """The connection is another one, or gone, since the request was made; it was not sent."""


class AsyncLaneClient:
    """The client of a lane: `responses.create` goes over the connection, other calls over HTTP as ever."""

    def __init__(self, client: Any, connection: AsyncLanesConnection[Any], lane: Lane) -> None:
        self._client, self._connection, self._lane = client, connection, lane

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def _in_mode(self, mode: str) -> AsyncLaneClient:
        return AsyncLaneClient(self._client._in_mode(mode), self._connection, self._lane)

    async def _request(self, operation: Operation, decoder: Any, **values: Any) -> Any:
        if not self._connection._carries(operation):
            return await self._client._request(operation, decoder, **values)
        return await self._carried(False, operation, decoder, values)

    async def _stream(self, operation: Operation, decoder: Any, **values: Any) -> Any:
        if not self._connection._carries(operation):
            return await self._client._stream(operation, decoder, **values)
        return await self._carried(True, operation, decoder, values)

    async def _carried(self, streams: bool, operation: Operation, decoder: Any, values: dict[str, Any]) -> Any:
        connection, lane = self._connection, self._lane
        from .async_over_http import AsyncOverHttp  # not every connection has calls
        from .async_turn import AsyncTurnTransport

        given = _flat(values.pop("body", None), values.pop("extra_body", None))
        has_moved, tries = False, 3
        while True:
            number = await connection._ready(lane)
            turn = lane.chain.turn(given, number)
            over_http, body = connection.over == "http", turn.body
            if not over_http:
                body = {"type": "response.create", **body}
                if lane.stream_id is not None:
                    body["stream_id"] = lane.stream_id
            elif streams:
                body["stream"] = True
            client = self._client._copy(self._client._options, self._client._mode)
            client._link = Link(
                (AsyncOverHttp if over_http else AsyncTurnTransport)(connection, lane, turn, streams), None
            )
            method = client._stream if streams else client._request
            tries -= 1
            try:
                return await method(operation, decoder, body=body, **values)
            except _Moved:
                if tries <= 0:  # the server ends each connection at once
                    raise connection._unsent(lane) from None
            except APIStatusError as error:
                if error.code == _LIMIT_REACHED and not has_moved:
                    has_moved = True
                    connection._is_used_up |= number == connection._number
                elif error.code != _NOT_FOUND or tries <= 0 or not lane.chain.lost(turn):
                    raise


class AsyncLaneMethods:
    """The responses of one `stream_id`, one after the other; those of other lanes come in between."""

    _resource: ClassVar[Any]
    """The resource whose methods it has; generated."""

    _connection: Any

    def __init__(self, connection: AsyncLanesConnection[Any], state: Lane) -> None:
        self._connection, self._state = connection, state
        self._kept: dict[Any, Any] = {}

    if not TYPE_CHECKING:

        @property
        def _client(self) -> AsyncLaneClient:
            """The client of the resource. It is not kept: a connection that nobody uses any more is in no circle."""
            return AsyncLaneClient(self._connection._opening.client, self._connection, self._state)

    @property
    def stream_id(self) -> str | None:
        """The name of the lane; None for the default one."""
        return self._state.stream_id

    @property
    def last_response_id(self) -> str | None:
        """The response from which the next request goes on, unless that names another one, or None."""
        return self._state.chain.last_response_id

    if not TYPE_CHECKING:  # type checkers see the arguments of `parse`, or of `create` (generated)

        async def warm_up(self, **given: Any) -> Any:
            """Let the service prepare what the next request of this lane needs: instructions, tools, and so on.

            The arguments are those of `parse`, functions as tools and types included. The response has an ID, and no output.
            """
            given["extra_body"] = {**(given.get("extra_body") or {}), "generate": False}
            resource: Any = self
            return await getattr(resource, "parse", resource.create)(**given)

    async def while_open(self, work: _Work[T]) -> T:
        """Await `work()`, and read meanwhile, so that pings are answered. For work of more than some seconds."""
        result: T = await self._connection._while_open(work)
        return result

    def _in_mode(self, mode: str) -> Any:
        own: Any = self
        return self._resource(own._client._in_mode(mode))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.stream_id!r} of {self._connection!r}>"


class AsyncLanesConnection(AsyncLaneMethods, AsyncConnection[E]):
    """An open connection for responses, and its default lane.

    The methods `create`, `stream` and `parse` are those of `client.responses`; `lane(name)` has them, too. Events that
    none of these reads come out of `recv` and iteration.
    """

    _lane_class: ClassVar[type[Any]] = AsyncLaneMethods
    """The class of its lanes; generated."""

    def __init__(self, opening: Opening, socket: AsyncSocket, request: RequestSummary, **more: Any) -> None:
        self._lanes = Lanes(opening.client._options.loads)
        self._leading = AsyncLeading(self._lanes, socket)
        AsyncConnection.__init__(self, opening, socket, request, **more)
        self._state, self._kept = self._lanes.default, {}
        self._turns = AsyncTurns()
        self._beside: Any = None
        """What reads while a tool runs; made when the first one does."""
        self._number = 0
        """How many connections, or calls of HTTP, there were before."""
        self._is_used_up = False
        self._opened_s = monotonic()

    if not TYPE_CHECKING:

        @property
        def _connection(self) -> Self:
            return self

        @property
        def _socket(self) -> AsyncSocket:
            return self._leading.socket

        @_socket.setter
        def _socket(self, socket: AsyncSocket) -> None:
            self._leading.socket = socket

    @property
    def over(self) -> Literal["websocket", "http"]:
        """What carries the responses; "http" where the server has no WebSockets, with `connect(fallback="http")`."""
        return "http" if isinstance(self._socket, AsyncNoSocket) else "websocket"

    def lane(self, stream_id: str) -> Any:
        """Return the lane of a name: 1 to 256 letters, digits and `_.-`. The service takes 32 names a connection."""
        with self._leading.lock:
            return self._lane_class(self, self._lanes.lane(stream_id))

    def __repr__(self) -> str:
        return AsyncConnection.__repr__(self)

    # Receiving and sending events

    async def recv(self, timeout: float | None = None) -> E:
        """Return the next event that no request of a lane has waited for: see AsyncConnection."""
        _, text, event = await self._told(timeout)
        return self.parse_event(text) if event is None else self._event_in(event)

    async def _message(self, timeout: float | None) -> str | bytes:
        return (await self._told(timeout))[1]

    async def _told(self, timeout: float | None) -> Told:
        if not self._reader.acquire(blocking=False):
            raise read_elsewhere("connection")
        try:
            if self._flushing:  # whoever did this was cancelled
                await self._flush()
            box = self._lanes.rest
            told = self._leading.waiting(box)
            if told is not None:
                return told
            while True:
                try:
                    return await self._leading.until(box.take, box, timeout)
                except WebSocketConnectionClosedError as error:
                    ended = error
                closing = ended.closing.without(self._request.secrets)
                if not self._may_come_back(closing):
                    raise self._ended(closing, unsent=ended.unsent, unknown=ended.unknown)
                await self._again(closing)
        finally:
            self._reader.release()

    async def _again(self, closing: Closing) -> None:
        async with self._turns:  # a call that needs the connection opens it again, too
            if self._socket.closing is not None:
                await self._come_back(closing)

    async def _come_back(self, closing: Closing) -> None:
        """Open it again as `on_reconnecting` says."""
        if self._leading.heard and self._reconnecting is not None:
            self._reconnecting.worked()
        self._leading.heard = False
        await super()._again(closing)
        self._opened()

    async def send_raw(self, data: str | bytes) -> None:
        """Send a message as it is: see AsyncConnection. A `response.create` opens a lost connection again if it is idle."""
        with self._leading.lock:
            lane = self._lanes.lane_of(data)
        if lane is None or self._reconnecting is not None:
            if lane is not None:
                with self._leading.lock:
                    self._lanes.queue(lane, "").state = "sent"
            await super().send_raw(data)
            return
        await self._ready(lane)
        await self._put(lane, data if isinstance(data, str) else data.decode(), None)

    # What calls need

    def _carries(self, operation: Operation) -> bool:
        return operation.verb == "POST" and operation.path == self._opening._operation.path

    def _head(self, kind: str) -> Headers:
        """Return the headers of an answer."""
        request_id = Headers.of(self._socket.headers).get("x-request-id")
        return Headers([("Content-Type", kind), *([("x-request-id", request_id)] if request_id else [])])

    async def _ready(self, lane: Lane) -> int:
        """Open the connection again if it was lost, or will end soon, and nothing is under way. Return its number."""
        if self._reconnecting is not None:
            self._reconnecting.check_not_asking()
        async with self._turns:
            if self.over == "http":
                self._number += 1
            elif self._leading.is_idle:
                await self._leading.drain()  # it may have ended meanwhile
            closing = self._socket.closing
            if closing is not None:
                self._leading.end(closing)
                if self._may_come_back(closing):
                    try:
                        await self._come_back(closing)
                    except WebSocketConnectionClosedError:
                        raise self._unsent(lane) from None
                    return self._number
                # 1000: whoever closed it had no complaint; if we did, a call was interrupted while it was sent.
                if self._left or not (closing.recoverable or closing.code == 1000):
                    raise self._unsent(lane)
                await self._renew()
            elif self._is_used_up:  # what is under way may end
                await self._leading.until(lambda: self._lanes.is_idle or None, None)
                await self._renew()
            elif monotonic() - self._opened_s > _RENEW_AFTER_S and self._leading.is_idle:
                try:
                    await self._renew()
                except APIError:  # the old one is still good
                    self._opened_s += _RENEW_AGAIN_S
            return self._number

    def _unsent(self, lane: Lane) -> WebSocketConnectionClosedError:
        """Return the error for a request that was not sent, as the connection is over."""
        pending = PendingRequest(lane.stream_id, "queued")
        return self._ended(self.closing or Closing(LOST), unsent=(pending,))

    async def _renew(self) -> None:
        old = self._socket
        self._socket, self._request = await async_connect(self._opening)
        self._opened()
        await old.close()
        if self._left:
            await self._socket.close()
        if log.is_on() and (logger := log.logger()) is not None:
            logger.info("%s was opened again", self._request)

    def _opened(self) -> None:
        """There is another connection."""
        with self._leading.lock:
            self._number, self._is_used_up, self._opened_s = self._number + 1, False, monotonic()
            self._lanes.reopened()

    async def _put(
        self, lane: Lane, message: str, turn: Turn | None, *, only_last: bool = False, limit_s: float | None = None
    ) -> Request:
        """Send a request, behind those that the lane has. `limit_s`: how long the server may take nothing of it."""
        async with self._turns:
            socket = self._socket
            if turn is not None and (turn.connection != self._number or socket.closing is not None):
                raise _Moved
            with self._leading.lock:
                sent = self._lanes.queue(lane, message, turn, only_last=only_last)
                sent.state = "sent"
            limits: Any = () if limit_s is None or not getattr(socket, "limits_sending", False) else (limit_s,)
            try:
                await socket.send(message, *limits)
            except BaseException as error:
                # Perhaps it went out, perhaps not: nobody could tell whose the next events are.
                is_closed = isinstance(error, WebSocketConnectionClosedError)
                fault = "" if is_closed else "sending was interrupted"
                self._leading.end(socket.closing or Closing(LOST, "", "lost", fault))
                if not is_closed:
                    await socket.close()
                    raise
            return sent

    async def _while_open(self, work: _Work[T]) -> T:
        if self.over == "http":
            return await work()
        from .beside import ReadingTask as Reading  # sync: from .beside import ReadingThread as Reading

        with self._leading.lock:
            if self._beside is None:
                self._beside = Reading(self._leading.drain)
        result: T = await self._beside.during(work)
        return result

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Close the connection, within about half a second, whatever the server does. A second call does nothing."""
        if self._beside is not None:
            self._beside.close()
        await super().close(code, reason)


def _flat(body: Any, extra: Any) -> dict[str, Any]:
    """Return a body without what a connection has no use for. UsageError for a response in the background."""
    given = {**(body if isinstance(body, Mapping) else body.to_dict()), **(extra or {})}
    given.pop("stream", None)
    if given.pop("background", None):
        raise UsageError(
            "a response in the background needs no connection: call client.responses.create; nothing was sent"
        )
    return given

# Copied from templates/runtime/connections/async_lanes.py: edit it there.
