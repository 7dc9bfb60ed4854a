"""The other ways to a response: raw, and read as it arrives.

client.files.with_raw_response.list()            a RawResponse instead of the typed value
client.files.with_streaming_response.content(x)  a context manager; the body is read as it arrives
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .async_streamed_response import AsyncStreamedResponse
    from .sync_streamed_response import StreamedResponse

__all__ = ("Bound", "RawMethods", "StreamingCall", "StreamingMethods")


class Bound:
    """A part of a client that has methods."""

    __slots__ = ("_client",)

    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def with_raw_response(self) -> RawMethods:
        """The same methods; each returns a RawResponse: status, headers, request id, body, `parse()`."""
        return RawMethods(type(self)(self._client._in_mode("raw")))

    @property
    def with_streaming_response(self) -> StreamingMethods:
        """The same methods; each returns a context manager around a response that is read as it arrives."""
        return StreamingMethods(type(self)(self._client._in_mode("streaming")))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name[0] == "_":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name)
            from .advice import missing_in_resource

            raise AttributeError(missing_in_resource(self, name), name=name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"


class RawMethods:
    """The methods of a resource (or client), each returning a RawResponse."""

    __slots__ = ("_target",)

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._target, name)
        return RawMethods(found) if isinstance(found, Bound) else found

    def __dir__(self) -> list[str]:
        return dir(self._target)

    def __repr__(self) -> str:
        return f"<raw answers of {self._target!r}>"


class StreamingMethods:
    """The methods of a resource (or client), each returning a context manager."""

    __slots__ = ("_target",)

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._target, name)
        if isinstance(found, Bound):
            return StreamingMethods(found)
        if not callable(found):
            return found
        # No function of ours holds the arguments, so that no frame of a traceback shows them.
        return lambda *args, **kwargs: StreamingCall(partial(found, *args, **kwargs))

    def __dir__(self) -> list[str]:
        return dir(self._target)

    def __repr__(self) -> str:
        return f"<streaming answers of {self._target!r}>"


class StreamingCall:
    """A call that is made when its `with` (or `async with`) is entered."""

    __slots__ = ("_call", "_response")

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call
        self._response: Any = None

    def __enter__(self) -> StreamedResponse[Any]:
        self._response = self._call()
        return self._response  # type: ignore[no-any-return]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._response.close()

    async def __aenter__(self) -> AsyncStreamedResponse[Any]:
        self._response = await self._call()
        return self._response  # type: ignore[no-any-return]

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._response.close()

# Copied from templates/runtime/client/modes.py by scripts/generate.py. Edit it there.
