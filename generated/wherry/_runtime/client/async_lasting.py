"""AsyncLastingStream: a stream that opens another connection when its own is cut. What it decides is in course.py."""

from __future__ import annotations

from typing import Any, TypeVar

from ..base.errors import APIError, IncompleteStreamError
from ..base.unset import is_not_given
from ..base.usage_errors import read_elsewhere
from ..response.raw import RawResponse
from .async_stream import AsyncStream
from .course import Course

__all__ = ("AsyncLastingStream", "async_lasting_stream")

T = TypeVar("T")


async def async_lasting_stream(
    client: Any, course: Course, decoder: Any, max_retries: int | None, strict: bool | None
) -> Any:
    """Open a stream that outlives its connection; what is returned is what the mode of the client asks for."""
    lenient = not (client._options.strict if strict is None or is_not_given(strict) else strict)
    opening = _AsyncOpening(client, decoder, max_retries, course, lenient)
    found: Any = await opening.open(client)
    if client._mode == "raw":
        stream = AsyncLastingStream[Any](found.parse(), opening)
        return RawResponse(found._answer, lambda: stream)
    if client._mode == "streaming":
        parse = found._parse

        async def lasting(own: Any) -> AsyncStream[Any]:
            return AsyncLastingStream(await parse(own), opening)

        found._parse = lasting
        return found
    return AsyncLastingStream[Any](found, opening)


class _AsyncOpening:
    """How the next connection is opened."""

    __slots__ = ("_decoder", "_max_retries", "_plain", "course", "lenient")

    def __init__(self, client: Any, decoder: Any, max_retries: int | None, course: Course, lenient: bool) -> None:
        self._plain: Any = client._in_mode("")
        self._decoder = decoder
        self._max_retries = max_retries
        self.course = course
        self.lenient = lenient

    async def open(self, client: Any) -> Any:
        course = self.course
        try:
            return await client._stream(
                course.operation,
                self._decoder,
                max_retries=self._max_retries,
                strict=True,
                course=course,
                **course.values,
            )
        finally:
            course.tried()

    async def open_again(self, error: APIError) -> AsyncStream[Any]:
        """Wait, and open the next connection; raise what ends the stream if there is none."""
        course = self.course
        wait_s = course.cut(error)
        try:
            await self._plain._sleep(wait_s, course.deadline)
            if course.left:
                raise error
            return await self.open(self._plain)  # type: ignore[no-any-return]
        except APIError as failure:
            ended = course.given_up(failure)
        raise ended


class AsyncLastingStream(AsyncStream[T]):
    """An AsyncStream that goes on when its connection is cut. `response` is that of the connection that is open."""

    __slots__ = ("_first", "_opening")

    def __init__(self, stream: AsyncStream[T], opening: _AsyncOpening) -> None:
        self._opening = opening
        self._first = stream.response
        self._reading = False
        self._take(stream)

    def _take(self, stream: AsyncStream[T]) -> None:
        self._source, self._chunks, self._decoder = stream._source, stream._chunks, stream._decoder
        self._closed, self.response = stream._closed, stream.response
        self._first._source = self._source  # who closes the response that he has closes the stream
        self._first.is_closed = self._closed

    @property
    def last_sequence_number(self) -> int | None:
        """The sequence number of the last event that had one: `starting_after` of a call that continues from here."""
        return self._opening.course.number

    async def __anext__(self) -> T:
        course = self._opening.course
        if self._reading:
            raise read_elsewhere()
        while True:
            decoder = self._decoder
            decoder.sequence_number = None
            if not self._closed and (self._first.is_closed or self.response.is_closed):
                course.left = True
            try:
                item = await super().__anext__()
            except APIError as error:
                failure = error
                if course.left:
                    raise StopAsyncIteration from None
            except StopAsyncIteration:
                self._first.is_closed = True
                raise
            else:
                if course.takes(item, decoder.sequence_number):
                    return item
                continue
            self._reading = True
            try:
                self._take(await self._opening.open_again(failure))
            except APIError as error:
                if not (course.left or (self._opening.lenient and isinstance(error, IncompleteStreamError))):
                    raise
                raise StopAsyncIteration from None
            finally:
                self._reading = False
            if course.left:
                await self.close()
                raise StopAsyncIteration

    async def close(self) -> None:
        """Release the connection, and open no other one. Further calls do nothing; iteration ends."""
        self._opening.course.left = True
        await super().close()

# Copied from templates/runtime/client/async_lasting.py: edit it there.
