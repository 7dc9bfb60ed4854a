"""Resource and AsyncResource: the base classes of generated resources, and whatever else is used by nearly all of them.

raw_response(client.files.list)() is `client.files.with_raw_response.list()` with the static types of the method.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from ..base.annotating import Later, NoOthers, Unpack, children_later
from ..base.offered import offered
from ..base.operation import BINARY, JSON, NOTHING, TEXT, Operation, list_of, map_of
from ..base.timeouts import TimeoutTypes
from ..base.unset import UNSET, Unset
from ..response.raw import RawResponse
from .modes import Bound, RawMethods, StreamingMethods, part

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from .async_client import AsyncClient
    from .async_streamed_response import AsyncStreamedResponse
    from .sync_client import Client
    from .sync_streamed_response import StreamedResponse

    # What type checkers see of `with_raw_response` and `with_streaming_response`: any method with any arguments, and what
    # a response knows. The typed value is known to `raw_response`.
    class _Raw(RawMethods):
        def __getattr__(self, name: str) -> _Raw: ...
        def __call__(self, *args: Any, **kwargs: Any) -> RawResponse[Any]: ...

    class _AsyncRaw(RawMethods):
        def __getattr__(self, name: str) -> _AsyncRaw: ...
        def __call__(self, *args: Any, **kwargs: Any) -> Awaitable[RawResponse[Any]]: ...

    class _Streaming(StreamingMethods):
        def __getattr__(self, name: str) -> _Streaming: ...
        def __call__(self, *args: Any, **kwargs: Any) -> AbstractContextManager[StreamedResponse[Any]]: ...

    class _AsyncStreaming(StreamingMethods):
        def __getattr__(self, name: str) -> _AsyncStreaming: ...
        def __call__(self, *args: Any, **kwargs: Any) -> AbstractAsyncContextManager[AsyncStreamedResponse[Any]]: ...


__all__ = (
    "BINARY",
    "JSON",
    "NOTHING",
    "TEXT",
    "UNSET",
    "AsyncResource",
    "Later",
    "NoOthers",
    "Operation",
    "RawMethods",
    "Resource",
    "StreamingMethods",
    "TimeoutTypes",
    "Unpack",
    "Unset",
    "async_raw_response",
    "children_later",
    "list_of",
    "map_of",
    "offered",
    "part",
    "raw_response",
)

P = ParamSpec("P")
T = TypeVar("T")


class Resource(Bound):
    """The methods of one part of the API."""

    if TYPE_CHECKING:
        _client: Client

        @property
        def with_raw_response(self) -> _Raw: ...  # noqa: D102 - see Bound
        @property
        def with_streaming_response(self) -> _Streaming: ...  # noqa: D102 - see Bound


class AsyncResource(Bound):
    """The methods of one part of the API, to be awaited."""

    if TYPE_CHECKING:
        _client: AsyncClient

        @property
        def with_raw_response(self) -> _AsyncRaw: ...  # noqa: D102 - see Bound
        @property
        def with_streaming_response(self) -> _AsyncStreaming: ...  # noqa: D102 - see Bound


def raw_response(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """Return `method` of a resource so that it returns a RawResponse of what it returned; its parameters stay."""
    return getattr(method.__self__.with_raw_response, method.__name__)  # type: ignore[attr-defined, no-any-return]


def async_raw_response(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """The same for a method of an async resource."""
    return getattr(method.__self__.with_raw_response, method.__name__)  # type: ignore[attr-defined, no-any-return]

# Copied from templates/runtime/client/resource.py: edit it there.
