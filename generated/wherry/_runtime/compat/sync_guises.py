"""What streams and responses do in their guise: their errors are those of both packages, and what they bring is dressed.

`_dress` does that; the class made of these brings it (guises.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..base.annotating import Self
from .casting import cast_to_ours
from .errors import official_errors

__all__ = ("GatheredGuise", "ManagerGuise", "StreamGuise", "StreamedGuise")

if TYPE_CHECKING:
    from ..client.sync_gathered import Gathered, GatheredManager
    from ..client.sync_stream import Stream
    from ..client.sync_streamed_response import StreamedResponse

    _Stream = Stream[Any]
    _Gathered = Gathered[Any, Any]
    _Manager = GatheredManager[Any]
    _Streamed = StreamedResponse[Any]
else:
    _Stream = _Gathered = _Manager = _Streamed = object


class StreamGuise(_Stream):
    """Of a stream that outlives its connection."""

    __slots__ = ()

    def __next__(self) -> Any:
        with official_errors:
            return super().__next__()


class GatheredGuise(_Gathered):
    """Of the stream of a helper."""

    __slots__ = ()
    _dress: Callable[[Any], Any]

    def __next__(self) -> Any:
        return self._dress(self._next())

    def _next(self) -> Any:
        with official_errors:
            return super().__next__()

    def until_done(self) -> Self:
        """Read the stream to its end, and return it."""
        try:
            while True:
                self._next()
        except StopIteration:
            return self

    def _finished(self) -> Any:
        with official_errors:
            return self._dress(super()._finished())


class ManagerGuise(_Manager):
    """Of what opens the stream of a helper."""

    __slots__ = ()
    _dress: Callable[[Any], Any]

    def __enter__(self) -> Any:
        return self._dress(super().__enter__())


class StreamedGuise(_Streamed):
    """Of a response that is read as it arrives."""

    __slots__ = ()
    _dress: Callable[[Any], Any]

    @property
    def http_version(self) -> str:
        """The version of HTTP, as the official package shows it."""
        return self.http_response.http_version  # type: ignore[no-any-return]

    def read(self) -> bytes:
        """Read the rest of the body, and keep it."""
        with official_errors:
            return super().read()

    def parse(self, *, to: Any = None) -> Any:
        """Return what the plain call would have returned, or the body as another type."""
        with official_errors:
            return self._dress(super().parse(to=cast_to_ours(to)))

# Derived from templates/runtime/compat/async_guises.py: edit it there.
