"""AsyncConnection: an open WebSocket connection, with typed events. Generated classes add the methods that send them.

Nothing runs in the background: who waits for an event reads the connection, and opens it again when it was lost, if the
program asked for that (`on_reconnecting`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from threading import Lock
from typing import Any, Generic, TypeVar

from ..base.closing import Closing, check_close
from ..base.errors import APIError, APIStatusError, DecodeError
from ..base.request_summary import RequestSummary
from ..base.settled import async_settled
from ..base.socket_errors import SessionExpiredError, WebSocketConnectionClosedError
from ..base.usage_errors import read_elsewhere
from ..response.error_of import error_of_payload
from ..transports.async_sockets import AsyncSocket
from .async_connecting import async_connect
from .event_text import event_text
from .handlers import Handlers, Handling
from .opening import Opening
from .outbox import Outbox
from .reconnecting import Reconnecting, overrides_of

__all__ = ("AsyncConnection",)

E = TypeVar("E")
"""An event of the server."""
_TOLD = frozenset(("error", "session.created", "session.updated"))
"""Events that say something of the connection itself."""


class AsyncConnection(Handling, Generic[E]):
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
        self._expired = False
        self._unknown: tuple[str | bytes, ...] = ()
        """Messages that waited, and were on their way when the connection was lost again."""
        self.expires_at: float | None = None
        """When the service will end the session, in Unix time; None if it has not said."""

    @staticmethod
    def _reads() -> Any:
        """Return the decoder of the server's events; generated classes have their own."""
        from ..data.model import UnknownModel

        return UnknownModel

    def _events(self) -> Any:
        return self._reads()

    # Receiving

    async def recv(self, timeout: float | None = None) -> E:
        """Return the next event.

        What had come before the connection ended comes first; then WebSocketConnectionClosedError is raised, each time.
        After `timeout` seconds, TimeoutError is raised, and no event is lost; the time that it takes to open a connection
        again does not count. A message that is no event raises
        DecodeError; the connection goes on.
        """
        return self.parse_event(await self._message(timeout))

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
        return self._event_in(value)

    def _event_in(self, value: dict[str, Any]) -> E:
        if value["type"] in _TOLD:
            self._notes(value)
        event: E = self._reads()._decode(value)
        return event

    def _notes(self, event: dict[str, Any]) -> None:
        error, session = event.get("error"), event.get("session")
        if isinstance(error, dict) and error.get("code") == "session_expired":
            self._expired = True
        if isinstance(session, dict):
            self.expires_at = session.get("expires_at")

    async def _message(self, timeout: float | None) -> str | bytes:
        if not self._reader.acquire(blocking=False):
            raise read_elsewhere("connection")
        try:
            if self._flushing and (lost := await self._flush()) is not None:  # whoever did this was cancelled
                await self._again(lost)
            while True:
                try:
                    message = await self._socket.recv(timeout)
                    if self._reconnecting is not None:
                        self._reconnecting.heard(message)
                    return message
                except WebSocketConnectionClosedError as error:
                    closing = error.closing.without(self._request.secrets)
                await self._again(closing)
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

    async def send(self, event: Any) -> None:
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
                raise self._ended(socket.closing, unsent=(data,))
        try:
            await socket.send(data)
        except WebSocketConnectionClosedError as error:
            closing = error.closing.without(self._request.secrets)
        else:
            return
        raise self._ended(closing, unknown=(data,))

    def _text_of(self, event: Any, base64: str = "") -> str:
        return event_text(event, self._options.json, base64)

    # Its end, and what comes after

    def _may_come_back(self, closing: Closing) -> bool:
        return self._reconnecting is not None and not self._left and closing.recoverable

    def _ended(
        self, closing: Closing, *, unsent: Iterable[Any] = (), unknown: Iterable[Any] = ()
    ) -> WebSocketConnectionClosedError:
        """Return the error of an end, with what this connection knows."""
        expired = self._expired and closing.by != "us"
        kind = SessionExpiredError if expired else WebSocketConnectionClosedError
        return kind(closing=closing, unsent=unsent, unknown=unknown, request=self._request)

    async def _again(self, closing: Closing) -> None:
        """Open the connection again; raise the error of its end, with all that was not sent, if that cannot be."""
        reconnecting = self._reconnecting
        opening = self._opening
        while reconnecting is not None and self._may_come_back(closing):
            attempt = reconnecting.next(closing.code, opening.query, opening.headers, self._unknown)
            if attempt is None:
                break
            self._unknown = ()
            with reconnecting.asking():
                wish = overrides_of(await async_settled(reconnecting.ask(attempt)))
            if wish.get("abort"):
                break
            opening.query = wish.get("extra_query", opening.query)
            opening.headers = wish.get("extra_headers", opening.headers)
            await opening.client._transport().sleep(attempt.delay)
            try:
                socket, self._request = await async_connect(opening, 0)
            except APIError as failure:
                status = failure.status if isinstance(failure, APIStatusError) else 500
                if status < 500 and status not in (408, 409, 429):
                    self._left = True  # the next attempt would be told the same
                    raise
                continue
            if self._left:
                await socket.close()
                break
            self._flushing = True
            self._socket, self._expired = socket, False
            reconnecting.opened()
            lost = await self._flush()
            if lost is None:
                return
            closing = lost
        self._left = True
        raise self._ended(closing, unsent=self.unsent, unknown=self._unknown)

    async def _flush(self) -> Closing | None:
        """Send what waits. Return how the connection ended meanwhile, None if it did not."""
        while True:
            with self._lock:
                data = self._outbox.take() if self._socket.closing is None else None
                if data is None:
                    self._flushing = False
                    return None
            try:
                await self._socket.send(data)
            except WebSocketConnectionClosedError as error:
                self._flushing = False
                self._unknown += (data,)
                return error.closing.without(self._request.secrets)

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Close the connection, within about half a second, whatever the server does. A second call does nothing."""
        check_close(code, reason)
        self._left = True
        await self._socket.close(code, reason)

    @property
    def closing(self) -> Closing | None:
        """How the connection ended; None while it is open."""
        closing = self._socket.closing
        return None if closing is None else closing.without(self._request.secrets)

    @property
    def unsent(self) -> tuple[str | bytes, ...]:
        """The messages that wait for the connection to be opened again; after its end, those that were never sent."""
        return self._outbox.all()

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
