"""AsyncConnection: an open WebSocket connection, with typed events. Generated classes add the methods that send them.

Nothing runs in the background: who waits for an event reads the connection, and opens it again when it was lost, if the
program asked for that (`on_reconnecting`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..base.annotating import Self
from ..base.closing import Closing, check_close
from ..base.errors import APIError, APIStatusError, DecodeError
from ..base.settled import async_settled
from ..base.socket_errors import WebSocketConnectionClosedError
from ..base.usage_errors import read_elsewhere
from ..response.error_of import error_of_payload
from .async_connecting import async_connect
from .event_text import event_text
from .handlers import Handlers
from .opening import Opening
from .outbox import Outbox
from .reconnecting import Reconnecting

if TYPE_CHECKING:
    from ..base.request_summary import RequestSummary
    from ..transports.async_sockets import AsyncSocket

__all__ = ("AsyncConnection",)

E = TypeVar("E")
"""An event of the server."""


class AsyncConnection(Generic[E]):
    """An open connection.

    One task at a time receives (`recv`, `async for`, `dispatch_events`); any number of them send. A message that a lost
    connection did not take is handed back: `unsent` of the error. A message is never sent twice.
    """

    def __init__(
        self,
        opening: Opening,
        socket: AsyncSocket,
        request: RequestSummary,
        *,
        handlers: Handlers | None = None,
        reconnecting: Reconnecting | None = None,
        outbox: Outbox | None = None,
    ) -> None:
        self._opening = opening
        self._options = opening.client._options
        self._socket = socket
        self._request = request
        self._handlers = Handlers() if handlers is None else handlers
        self._reconnecting = reconnecting
        self._outbox = Outbox(0) if outbox is None else outbox
        self._lock = Lock()  # of the outbox; nobody waits while holding it
        self._reader = Lock()
        self._flushing = False
        self._left = False

    @staticmethod
    def _reads() -> Any:
        """Return the decoder of the server's events; generated classes have their own."""
        from ..data.model import UnknownModel

        return UnknownModel

    # Receiving

    async def recv(self, timeout: float | None = None) -> E:
        """Return the next event.

        What had come before the connection ended comes first; then WebSocketConnectionClosedError is raised, each time.
        After `timeout` seconds, TimeoutError is raised, and no event is lost; the time that it takes to open a connection
        again does not count. A message that is no event raises
        DecodeError; the connection goes on.
        """
        event = self.parse_event(await self._message(timeout))
        if self._reconnecting is not None:
            self._reconnecting.worked()
        return event

    async def recv_bytes(self, timeout: float | None = None) -> bytes:
        """Return the next message as bytes, as it came. `parse_event` makes an event of it. Errors: see `recv`."""
        message = await self._message(timeout)
        return message.encode() if isinstance(message, str) else message

    def parse_event(self, data: str | bytes) -> E:
        """Return the event in a message; one of a type that is not known is an UnknownModel. DecodeError if there is none."""
        try:
            value = self._options.loads(data)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict) or not isinstance(value.get("type"), str):
            problem = "a message of the server is no event: it is not a JSON object with a type"
            failure = DecodeError(problem, raw=data, request=self._request)
            del data, value  # a traceback may show the variables of this frame
            raise failure
        event: E = self._reads()._decode(value)
        return event

    async def _message(self, timeout: float | None) -> str | bytes:
        if not self._reader.acquire(blocking=False):
            raise read_elsewhere("connection")
        try:
            if self._flushing:  # whoever did this was cancelled
                await self._flush()
            while True:
                try:
                    return await self._socket.recv(timeout)
                except WebSocketConnectionClosedError as error:
                    failure = error
                await self._again(failure)
        finally:
            self._reader.release()

    def __aiter__(self) -> AsyncIterator[E]:
        return self

    async def __anext__(self) -> E:
        """Return the next event; the end of a connection that was closed in good order (1000, or by this side) ends the loop."""
        try:
            return await self.recv()
        except WebSocketConnectionClosedError as error:
            if error.fault or (error.by != "us" and error.code != 1000):
                raise
        raise StopAsyncIteration

    # Sending

    async def send(self, event: Mapping[str, Any] | Any) -> None:
        """Send an event: a model, a mapping, or a message as text or bytes."""
        await self.send_raw(event if isinstance(event, (str, bytes)) else self._text_of(event))

    async def send_raw(self, data: str | bytes) -> None:
        """Send a message as it is.

        WebSocketConnectionClosedError if the connection is over: the message is in its `unsent`, or in its `unknown` if it
        was on its way. While a connection with `on_reconnecting` is opened again, messages wait, up to `max_queue_size`
        bytes (then WebSocketQueueFullError).
        """
        socket = self._socket
        if self._flushing or socket.closing is not None:
            with self._lock:
                socket = self._socket
                if self._flushing or (socket.closing is not None and self._may_come_back(socket.closing)):
                    self._outbox.add(data)
                    return
            if socket.closing is not None:
                raise self._ended(WebSocketConnectionClosedError(closing=socket.closing, unsent=(data,)))
        try:
            await socket.send(data)
        except WebSocketConnectionClosedError as error:
            failure = WebSocketConnectionClosedError(closing=error.closing, unknown=(data,))
        else:
            return
        raise self._ended(failure)

    def _text_of(self, event: Any, base64: str = "") -> str:
        return event_text(event, self._options.json, base64)

    # Its end, and what comes after

    def _may_come_back(self, closing: Closing) -> bool:
        return self._reconnecting is not None and not self._left and closing.recoverable

    def _ended(self, error: WebSocketConnectionClosedError) -> WebSocketConnectionClosedError:
        """Return an error with what this connection knows."""
        error.request = self._request
        return error

    async def _again(self, error: WebSocketConnectionClosedError) -> None:
        """Open the connection again; raise `error`, with all that was not sent, if that cannot be."""
        reconnecting = self._reconnecting
        opening = self._opening
        while reconnecting is not None and self._may_come_back(error.closing):
            attempt = reconnecting.next(error.code, opening.query, opening.headers)
            if attempt is None:
                break
            wish = await async_settled(reconnecting.ask(attempt)) or {}
            if wish.get("abort"):
                break
            opening.query = wish.get("extra_query", opening.query)
            opening.headers = wish.get("extra_headers", opening.headers)
            await opening.client._transport().sleep(attempt.delay)
            try:
                socket, self._request = await async_connect(opening, 0)
            except APIError as failure:
                if (
                    isinstance(failure, APIStatusError)
                    and failure.status < 500
                    and failure.status not in (408, 409, 429)
                ):
                    raise
                continue
            if self._left:
                await socket.close()
                break
            self._flushing = True
            self._socket = socket
            await self._flush()
            return
        self._left = True
        raise self._ended(WebSocketConnectionClosedError(closing=error.closing, unsent=self._outbox.all()))

    async def _flush(self) -> None:
        """Send what waits."""
        while True:
            with self._lock:
                data = self._outbox.take() if self._socket.closing is None else None
                if data is None:
                    self._flushing = False
                    return
            try:
                await self._socket.send(data)
            except WebSocketConnectionClosedError as error:
                self._flushing = False
                raise self._ended(
                    WebSocketConnectionClosedError(closing=error.closing, unknown=(data,), unsent=self._outbox.all())
                ) from None

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Close the connection, within about half a second, whatever the server does. A second call does nothing."""
        check_close(code, reason)
        self._left = True
        await self._socket.close(code, reason)

    @property
    def closing(self) -> Closing | None:
        """How the connection ended; None while it is open."""
        return self._socket.closing

    @property
    def subprotocol(self) -> str:
        """What the server chose of `subprotocols`; "" for none."""
        return self._socket.subprotocol

    @property
    def response_headers(self) -> Mapping[str, str]:
        """The headers of the server's answer to the handshake; empty in a browser."""
        return self._socket.headers

    def __repr__(self) -> str:
        from ..base.masking import mask_url

        closing = self.closing
        state = "open" if closing is None else f"closed, {closing.code}"
        return f"<{type(self).__name__} to {mask_url(self._request.url)}, {state}>"

    # Handlers

    def on(self, event_type: str, handler: Callable[..., Any] | None = None) -> Any:
        """Call `handler` with each event of a type ("event": with every event), while `dispatch_events` runs.

        Returns the connection; without `handler`, a decorator.
        """
        return self._handles(event_type, handler, once=False)

    def once(self, event_type: str, handler: Callable[..., Any] | None = None) -> Any:
        """The same, for the next such event only."""
        return self._handles(event_type, handler, once=True)

    def off(self, event_type: str, handler: Callable[..., Any]) -> Self:
        """Call a handler no more."""
        self._handlers.remove(event_type, handler)
        return self

    def _handles(self, event_type: str, handler: Callable[..., Any] | None, once: bool) -> Any:
        def added(function: Callable[..., Any]) -> Callable[..., Any]:
            self._handlers.add(event_type, function, once)
            return function

        if handler is None:
            return added
        added(handler)
        return self

    async def dispatch_events(self) -> None:
        """Read until the connection is closed, and call the handlers of each event, one after the other.

        An event of type "error" that no handler takes is raised, as the error that the same answer to a call would be.
        """
        async for event in self:
            kind = getattr(event, "type", "")
            handlers = self._handlers.take(kind)
            if not handlers and kind == "error":
                payload: Any = event
                raise error_of_payload(payload.to_dict(), request=self._request)
            for handler in handlers:
                await async_settled(handler(event))

# Copied from templates/runtime/connections/async_connection.py: edit it there.
