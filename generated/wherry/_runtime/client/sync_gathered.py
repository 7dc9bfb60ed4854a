"""What the streams of all helpers have in common: events, and what they add up to.

A stream of this kind reads one of the client's (sync_stream), one event at a time, and has an accumulator put the
answer together. It adds no task, no thread and no queue, and reads no more of the network than the next event needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Callable
from types import GenericAlias, TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from ..base.annotating import Self
from ..base.errors import APIConnectionError, APIError, StreamConflictError, UsageError, UsageStateError
from ..response.whole import ResponseInfo
from .sync_stream import Stream

__all__ = ("Gathered", "GatheredManager", "Of", "plain")

E = TypeVar("E")
F = TypeVar("F")
S = TypeVar("S")
R = TypeVar("R")

if TYPE_CHECKING:
    from typing import Generic as Of
else:

    class Of:
        """Takes any number of types in brackets, as annotations of the official package have fewer."""

        __slots__ = ()
        __class_getitem__ = classmethod(GenericAlias)


class Gathered(Of[E, F]):
    """A stream of events that knows what they add up to. Iterate it with `for`, inside `with`."""

    __slots__ = ("__weakref__", "_accumulator", "_events", "_failure", "_final", "_left", "_source")

    _text_of: ClassVar[Callable[[Any], str | None]]
    """Returns the piece of the answer's text that an event brings, if it does."""

    def __init__(self, source: Stream[Any], accumulator: Any) -> None:
        self._source = source
        self._accumulator = accumulator
        self._events: Any = iter(())  # those of the last item that were not given out yet
        self._failure: APIError | None = None
        self._left = False  # by a cancellation or the like, which has closed it
        self._final: Any = None

    @property
    def response(self) -> ResponseInfo:
        """Status, headers and request id of the response; there before the first event."""
        return self._source.response

    @property
    def completed(self) -> bool | None:
        """True once the stream's own end was seen, False if it was cut, None while it runs."""
        return self._source.completed

    @property
    def request_id(self) -> str | None:
        """The ID of the request, for the API's support."""
        return self._source.request_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._source!r}>"

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> E:
        while True:
            for event in self._events:
                return event  # type: ignore[no-any-return]
            try:
                item = self._source.__next__()
                self._events = iter(self._accumulator.events(item))
            except APIError as error:
                if isinstance(error, APIConnectionError):
                    error.partial = self._accumulator.partial
                elif isinstance(error, StreamConflictError):
                    self._source._decoder.named(error)
                    self._source.close()
                self._failure = error
                raise
            except UsageStateError:  # somebody else reads it
                raise
            except BaseException as error:
                self._left = self._left or not isinstance(error, StopIteration)
                raise

    def text_deltas(self) -> Iterator[str]:
        """Iterate the pieces of the answer's text (of the first choice), as they arrive."""
        return _Texts(self)

    def until_done(self) -> Self:
        """Read the stream to its end, and return it."""
        for _ in self:
            pass
        return self

    def _finished(self) -> F:
        self.until_done()
        if self._final is None:
            if self._failure is not None:
                raise self._failure
            if self._source.completed is None or (self._left and not self._source.completed):
                raise UsageStateError(
                    "the stream was closed before its end, so there is no final result; what came until then is its "
                    "snapshot"
                )
            self._final = self._accumulator.finish()
        return self._final  # type: ignore[no-any-return]

    def close(self) -> None:
        """Release the connection. Further calls do nothing; iteration ends."""
        self._events = iter(())
        self._source.close()





    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Texts:
    """What `text_deltas` returns."""

    __slots__ = ("_stream",)

    def __init__(self, stream: Gathered[Any, Any]) -> None:
        self._stream = stream

    def __iter__(self) -> _Texts:
        return self

    def __next__(self) -> str:
        text_of = type(self._stream)._text_of
        while True:
            if text := text_of(self._stream.__next__()):
                return text


def plain(resource: R) -> R:
    """Return a resource whose methods return streams, not raw answers: a stream has its response in any case."""
    bound: Any = resource
    found: R = bound._in_mode("") if bound._client._mode else resource
    return found


class GatheredManager(Of[S]):
    """A streaming call that is made when its `with` is entered."""

    __slots__ = ("_call", "_make", "_stream")

    def __init__(self, call: Callable[[], Any], make: Callable[[Stream[Any]], S]) -> None:
        self._call = call
        self._make = make
        self._stream: Any = None

    if not TYPE_CHECKING:  # type checkers know that it cannot be iterated

        def __iter__(self):
            raise UsageError("a stream has to be opened, by `with` or `async with`, before it is iterated")

        def __getattr__(self, name):
            from .unopened import unopened

            raise AttributeError(unopened(self, name, "stream"), name=name)

    def __enter__(self) -> S:
        stream = self._stream = self._make(self._call())
        return stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

# Derived from templates/runtime/client/async_gathered.py: edit it there.
