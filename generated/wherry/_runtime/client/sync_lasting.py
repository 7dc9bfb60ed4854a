"""LastingStream: a stream that opens another connection when its own is cut. What it decides is in course.py."""

from __future__ import annotations

from typing import Any, TypeVar

from ..base.errors import APIError, IncompleteStreamError
from ..base.unset import is_not_given
from ..base.usage_errors import read_elsewhere
from ..response.raw import RawResponse
from .sync_stream import Stream
from .course import Course

__all__ = ("LastingStream", "lasting_stream")

T = TypeVar("T")


def lasting_stream(
    client: Any, course: Course, decoder: Any, max_retries: int | None, strict: bool | None
) -> Any:
    """Open a stream that outlives its connection; what is returned is what the mode of the client asks for."""
    lenient = not (client._options.strict if strict is None or is_not_given(strict) else strict)
    opening = _Opening(client, decoder, max_retries, course, lenient)
    found: Any = opening.open(client)
    if client._mode == "raw":
        stream = LastingStream[Any](found.parse(), opening)
        return RawResponse(found._answer, lambda: stream)
    if client._mode == "streaming":
        parse = found._parse

        def lasting(own: Any) -> Stream[Any]:
            return LastingStream(parse(own), opening)

        found._parse = lasting
        return found
    return LastingStream[Any](found, opening)


class _Opening:
    """How the next connection is opened."""

    __slots__ = ("_decoder", "_max_retries", "_plain", "course", "lenient")

    def __init__(self, client: Any, decoder: Any, max_retries: int | None, course: Course, lenient: bool) -> None:
        self._plain: Any = client._in_mode("")
        self._decoder = decoder
        self._max_retries = max_retries
        self.course = course
        self.lenient = lenient

    def open(self, client: Any) -> Any:
        course = self.course
        try:
            return client._stream(
                course.operation,
                self._decoder,
                max_retries=self._max_retries,
                strict=True,
                course=course,
                **course.values,
            )
        finally:
            course.tried()

    def open_again(self, error: APIError) -> Stream[Any]:
        """Wait, and open the next connection; raise what ends the stream if there is none."""
        course = self.course
        wait_s = course.cut(error)
        try:
            self._plain._sleep(wait_s, course.deadline)
            if course.left:
                raise error
            return self.open(self._plain)  # type: ignore[no-any-return]
        except APIError as failure:
            ended = course.given_up(failure)
        raise ended


class LastingStream(Stream[T]):
    """An Stream that goes on when its connection is cut. `response` is that of the connection that is open."""

    __slots__ = ("_first", "_opening")

    def __init__(self, stream: Stream[T], opening: _Opening) -> None:
        self._opening = opening
        self._first = stream.response
        self._reading = False
        self._take(stream)

    def _take(self, stream: Stream[T]) -> None:
        self._source, self._chunks, self._decoder = stream._source, stream._chunks, stream._decoder
        self._closed, self.response = stream._closed, stream.response
        self._first._source = self._source  # who closes the response that he has closes the stream
        self._first.is_closed = self._closed

    @property
    def last_sequence_number(self) -> int | None:
        """The sequence number of the last event that had one: `starting_after` of a call that continues from here."""
        return self._opening.course.number

    def __next__(self) -> T:
        course = self._opening.course
        if self._reading:
            raise read_elsewhere()
        while True:
            decoder = self._decoder
            decoder.sequence_number = None
            if not self._closed and (self._first.is_closed or self.response.is_closed):
                course.left = True
            try:
                item = super().__next__()
            except APIError as error:
                failure = error
                if course.left:
                    raise StopIteration from None
            except StopIteration:
                self._first.is_closed = True
                raise
            else:
                if course.takes(item, decoder.sequence_number):
                    return item
                continue
            self._reading = True
            try:
                self._take(self._opening.open_again(failure))
            except APIError as error:
                if not (course.left or (self._opening.lenient and isinstance(error, IncompleteStreamError))):
                    raise
                raise StopIteration from None
            finally:
                self._reading = False
            if course.left:
                self.close()
                raise StopIteration

    def close(self) -> None:
        """Release the connection, and open no other one. Further calls do nothing; iteration ends."""
        self._opening.course.left = True
        super().close()

# Derived from templates/runtime/client/async_lasting.py: edit it there.
