"""What streams and responses do in their guise: their errors are those of both packages, and what they bring is dressed.

`_dress` does that; the class made of these brings it (guises.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..base.annotating import Self
from .casting import cast_to_ours
from .errors import official_errors

__all__ = ("AsyncGatheredGuise", "AsyncManagerGuise", "AsyncStreamGuise", "AsyncStreamedGuise")

if TYPE_CHECKING:
    from ..client.async_gathered import AsyncGathered, AsyncGatheredManager
    from ..client.async_stream import AsyncStream
    from ..client.async_streamed_response import AsyncStreamedResponse

    _Stream = AsyncStream[Any]
    _Gathered = AsyncGathered[Any, Any]
    _Manager = AsyncGatheredManager[Any]
    _Streamed = AsyncStreamedResponse[Any]
else:
    _Stream = _Gathered = _Manager = _Streamed = object


class AsyncStreamGuise(_Stream):
    """Of a stream that outlives its connection."""

    __slots__ = ()

    async def __anext__(self) -> Any:
        with official_errors:
            return await super().__anext__()


class AsyncGatheredGuise(_Gathered):
    """Of the stream of a helper."""

    __slots__ = ()
    _dress: Callable[[Any], Any]

    async def __anext__(self) -> Any:
        return self._dress(await self._next())

    async def _next(self) -> Any:
        with official_errors:
            return await super().__anext__()

    async def until_done(self) -> Self:
        """Read the stream to its end, and return it."""
        try:
            while True:
                await self._next()
        except StopAsyncIteration:
            return self

    async def _finished(self) -> Any:
        with official_errors:
            return self._dress(await super()._finished())


class AsyncManagerGuise(_Manager):
    """Of what opens the stream of a helper."""

    __slots__ = ()
    _dress: Callable[[Any], Any]

    async def __aenter__(self) -> Any:
        return self._dress(await super().__aenter__())


class AsyncStreamedGuise(_Streamed):
    """Of a response that is read as it arrives."""

    __slots__ = ()
    _dress: Callable[[Any], Any]

    @property
    def http_version(self) -> str:
        """The version of HTTP, as the official package shows it."""
        return self.http_response.http_version  # type: ignore[no-any-return]

    async def read(self) -> bytes:
        """Read the rest of the body, and keep it."""
        with official_errors:
            return await super().read()

    async def parse(self, *, to: Any = None) -> Any:
        """Return what the plain call would have returned, or the body as another type."""
        with official_errors:
            return self._dress(await super().parse(to=cast_to_ours(to)))
