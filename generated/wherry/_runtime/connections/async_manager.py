"""AsyncConnectionManager: what a method `connect` returns; it opens the connection when it is entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, TypeVar

from ..base.errors import APIStatusError, DecodeError, UsageError
from ..base.operation import Operation
from ..base.timeouts import TimeoutTypes
from ..base.unset import UNSET
from ..sockets.settings import SocketSettings
from .async_connecting import async_connect
from .async_connection import AsyncConnection
from .async_no_socket import AsyncNoSocket, has_no_sockets
from .event_text import event_text
from .handlers import Handlers, Handling
from .opening import Opening, settings_of
from .outbox import Outbox
from .reconnecting import Reconnecting, ReconnectingEvent, ReconnectingOverrides

__all__ = ("AsyncConnectionManager",)

C = TypeVar("C", bound=AsyncConnection[Any])


def _roll() -> float:
    from random import random  # not at import: hosts that take a snapshot of the process allow no entropy there

    return random()  # noqa: S311 - jitter, no secret


class AsyncConnectionManager(Handling, Generic[C]):
    """Opens a connection: `async with client.realtime.connect(model=...) as connection`, or `await manager.enter()`.

    Args:
        client: The client.
        operation: What is connected to: its path, and the headers that are always sent.
        path: Values in the path.
        query: What the method itself sends in the query.
        extra_query: Further query parameters.
        extra_headers: Further headers.
        websocket_connection_options: Limits and deadlines of the connection: a SocketSettings, or a dict of its names
            (`max_size` is `max_message_bytes`).
        on_reconnecting: Opens a connection again that was lost, or that the server ended because it went away. It is called
            before each attempt with a ReconnectingEvent, and may return ReconnectingOverrides.
        max_retries: How many such attempts there are until a connection is of use again: it brings more than greetings and
            errors, or stays open for 10 s.
        initial_delay: Seconds before the first of them, less up to half; twice as much before each further one.
        max_delay: At most so many.
        max_queue_size: Bytes of messages that may wait for a connection.
        timeout: Limits for the handshake. By default 10 s, or what the client was given.
        dangerously_allow_browser: Let a browser send a key that is not short-lived.
        fallback: "http": where the server has no WebSockets, a connection for responses goes over HTTP.
    """

    _connection: ClassVar[type[Any]] = AsyncConnection
    """The class of the connection; generated managers have their own."""

    def __init__(
        self,
        client: Any,
        operation: Operation,
        *,
        path: tuple[object, ...] = (),
        query: Mapping[str, Any] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_headers: Mapping[str, Any] | None = None,
        websocket_connection_options: Mapping[str, Any] | SocketSettings | None = None,
        on_reconnecting: Callable[[ReconnectingEvent], ReconnectingOverrides | None] | None = None,
        max_retries: int = 5,
        initial_delay: float = 0.5,
        max_delay: float = 8.0,
        max_queue_size: int = 1024 * 1024,
        timeout: TimeoutTypes = UNSET,
        dangerously_allow_browser: bool = False,
        fallback: Literal["http"] | None = None,
    ) -> None:
        self._opening = Opening(
            client,
            operation,
            path=path,
            query=query,
            extra_query=extra_query,
            extra_headers=extra_headers,
            settings=settings_of(websocket_connection_options),
            timeout=timeout,
            dangerously_allow_browser=dangerously_allow_browser,
        )
        self._reconnecting = None
        if on_reconnecting is not None:
            self._reconnecting = Reconnecting(
                on_reconnecting,
                max_retries=max_retries,
                initial_delay=initial_delay,
                max_delay=max_delay,
                random=_roll,
                clock=monotonic,
            )
        self._fallback = fallback
        self._handlers = Handlers()
        self._outbox = Outbox(max_queue_size)
        self._entered: C | None = None

    def send(self, event: Mapping[str, Any] | Any) -> None:
        """Send an event as soon as the connection is open. WebSocketQueueFullError if more wait than `max_queue_size`."""
        text = event if isinstance(event, (str, bytes)) else event_text(event, self._opening.client._options.json)
        self._outbox.add(text)

    def _events(self) -> Any:
        return self._connection._reads()

    async def enter(self) -> C:
        """Open the connection. Close it with `close()`."""
        with getattr(self._opening.client, "_errors", nullcontext()):
            return await self._enter()

    async def _enter(self) -> C:
        if self._entered is not None:
            raise UsageError("this manager has opened its connection already; call connect(...) again for another one")
        try:
            socket, request = await async_connect(self._opening)
        except (APIStatusError, DecodeError) as error:
            if self._fallback != "http" or not has_no_sockets(error):
                raise
            instead: Any = AsyncNoSocket(), error.request
            socket, request = instead
        dressed: Any = getattr(self._opening.client, "_connection_of", None)  # a client that passes for another one
        kind = self._connection if dressed is None else dressed(self._connection, self._opening._operation)
        connection: C = kind(
            self._opening,
            socket,
            request,
            handlers=self._handlers,
            reconnecting=self._reconnecting,
            outbox=self._outbox,
        )
        try:
            lost = await connection._flush()
        except BaseException:
            await socket.close()
            raise
        if lost is not None:
            raise connection._ended(lost, unsent=connection.unsent, unknown=connection._unknown)
        self._entered = connection
        return connection

    async def __aenter__(self) -> C:
        return await self.enter()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            known = hasattr(self._connection, name)
            hint = (
                "; the connection has it: open it in a `with` block (`async with` on AsyncClient), or by `enter()`"
                if known
                else ""
            )
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}{hint}", name=name, obj=self)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._entered is not None:
            await self._entered.close()

# Copied from templates/runtime/connections/async_manager.py: edit it there.
