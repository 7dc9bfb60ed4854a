"""AsyncStream: typed events, pulled one by one. No task, no thread, no queue, no generator.

A stream reads no more of the network than the next event needs. Leaving `async with`, `close`, the last event, an error
or a cancellation releases the connection at once. The transport cuts a stream that is just dropped when the object goes
(transports/base.py); `async with` is the better habit.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any, Generic, TypeVar

from .. import transports
from ..base.errors import APIConnectionError, APIError, DecodeError
from ..base.interrupts import interrupt_in
from ..base.usage_errors import UsageStateError, read_elsewhere
from ..response.error_of import connection_error
from ..response.events import DONE, MORE, EventDecoder
from ..response.stream_event import StreamEvent
from ..response.whole import ResponseInfo

__all__ = ("AsyncStream", "AsyncStreamHead")

T = TypeVar("T")


class AsyncStreamHead(ResponseInfo):
    """What is known of a stream before its first event: status, headers, request. Closing it closes the stream."""

    __slots__ = ()

    async def aclose(self) -> None:  # sync: def close(self) -> None:
        """Release the connection."""
        self.is_closed = True
        await self._source.close()


class AsyncStream(Generic[T]):
    """The events of one response. Iterate it with `async for`, best inside `async with`."""

    __slots__ = ("__weakref__", "_chunks", "_closed", "_decoder", "_reading", "_source", "response")

    response: ResponseInfo
    """Status, headers and request id of the response; there before the first event."""

    def __init__(
        self, source: transports.AsyncTransportResponse, decoder: EventDecoder, response: ResponseInfo
    ) -> None:
        self._source = source
        self._chunks = aiter(source)
        self._decoder = decoder
        self._closed = False
        self._reading = False  # whether somebody waits for the next bytes
        self.response = response

    @property
    def completed(self) -> bool | None:
        """True once the stream's own end was seen, False if it was cut, None while it runs."""
        return self._decoder.completed

    @property
    def last_sequence_number(self) -> int | None:
        """The sequence number of the last event that had one: `starting_after` of a call that continues from here."""
        return self._decoder.sequence_number

    @property
    def request_id(self) -> str | None:
        """The ID of the request, for the API's support."""
        return self.response.request_id

    def __repr__(self) -> str:
        state = "closed" if self._closed else "open"
        return f"<{type(self).__name__} {self.response.request}, {state}, completed={self.completed}>"

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        decoder = self._decoder
        if self._closed:
            return self._rest()
        try:
            while True:
                if not decoder.waiting:
                    if self._reading:
                        raise read_elsewhere()
                    self._reading = True
                    try:
                        decoder.feed(await self._chunks.__anext__())
                    finally:
                        self._reading = False
                    continue
                item = decoder.next_item()
                if item is MORE:
                    continue
                if item is DONE:
                    self._closed = self.response.is_closed = True
                    await self._source.finish()
                    raise StopAsyncIteration
                return item  # type: ignore[no-any-return]
        except UsageStateError:  # the other reader goes on
            raise
        except DecodeError as error:
            decoder.named(error)
            raise error._alone()  # noqa: B904 - this event cannot be read; the next one may
        except StopAsyncIteration:
            if self._closed:
                raise
            await AsyncStream.close(self)
            decoder.end()
        except (APIConnectionError, OSError) as error:
            await AsyncStream.close(self)
            if interrupt_in(error) is error:
                decoder.stopped()
                raise
            decoder.failure = connection_error(error, decoder.secrets)
        except BaseException as error:
            decoder.stopped()
            await AsyncStream.close(self)
            if isinstance(error, APIError):
                raise decoder.named(error)._alone()  # noqa: B904 - it is the same error
            raise
        return self._rest()

    def _rest(self) -> T:
        decoder = self._decoder
        try:
            item: Any = decoder.rest() if decoder.ended or decoder.failure is not None else DONE
        except APIError as error:
            raise error._alone()  # noqa: B904 - it is the same error
        if item is DONE:
            raise StopAsyncIteration
        return item  # type: ignore[no-any-return]

    def events(self) -> AsyncIterator[StreamEvent]:
        """Iterate the same events raw: event, data, id and retry, each with its typed `item`."""
        return _AsyncEvents(self)

    async def close(self) -> None:
        """Release the connection. Further calls do nothing; iteration ends."""
        self._closed = self.response.is_closed = True
        await self._source.close()

    async def aclose(self) -> None:  # async only: contextlib.aclosing calls it
        """The same as `close`."""
        await self.close()

    async def __aenter__(self) -> AsyncStream[T]:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _AsyncEvents:
    """What `events` returns."""

    __slots__ = ("_stream",)

    def __init__(self, stream: AsyncStream[Any]) -> None:
        self._stream = stream

    def __aiter__(self) -> _AsyncEvents:
        return self

    async def __anext__(self) -> StreamEvent:
        item = await anext(self._stream)
        event = self._stream._decoder.event
        assert event is not None
        return StreamEvent(event, item)
