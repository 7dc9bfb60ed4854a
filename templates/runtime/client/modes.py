"""Parts of a client, and the other ways to a response: raw, and read as it arrives.

client.chat                                      a part of the client: the same object each time
client.files.with_raw_response.list()            a RawResponse instead of the typed value
client.files.with_streaming_response.content(x)  a context manager; the body is read as it arrives
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import MethodType, TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar

from ..base.annotating import Self
from ..base.secrets import Veil, veiled
from ..base.usage_errors import UsageError

if TYPE_CHECKING:
    from builtins import property as part

    from .async_streamed_response import AsyncStreamedResponse
    from .sync_streamed_response import StreamedResponse
else:

    class part(property):
        """A property whose value is made once. It can be set, for tests; `del` brings the original back.

        `owner._kept` has up to two values of it: under this property itself the original, which stays, and under its
        name what is used now, which `del` removes.
        """

        def __init__(self, make: Callable[[Any], Any]) -> None:
            super().__init__(make)
            self._name = make.__name__

        def __get__(self, owner: Any, kind: type | None = None) -> Any:
            if owner is None:
                return self
            kept = owner._kept
            try:
                return kept[self._name]
            except KeyError:
                pass
            # Threads that come here at the same time all get the same one.
            made = kept.get(self) or kept.setdefault(self, owner._part(self.fget(owner)))
            return kept.setdefault(self._name, made)

        def __set__(self, owner: Any, value: Any) -> None:
            owner._kept[self._name] = value

        def __delete__(self, owner: Any) -> None:
            owner._kept.pop(self._name, None)


H = TypeVar("H", bound=Callable[..., Any])

__all__ = ("MODE_HEADER", "Bound", "RawMethods", "StreamingCall", "StreamingMethods", "part")

MODE_HEADER = "X-Stainless-Raw-Response"
"""Asks a method that somebody wrapped for another kind of answer, as wrappers of the official package's methods expect.
It is never sent."""


class Bound:
    """A part of a client that has methods."""

    _connecting: ClassVar[tuple[str, ...]] = ()
    """The names of those that open a connection."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._kept: dict[Any, Any] = {}

    def _in_mode(self, mode: str) -> Self:
        return type(self)(self._client._in_mode(mode))

    def _part(self, made: Any) -> Any:
        return self._client._part(made)

    def _helper(self, function: H) -> H:
        """Return what a helper calls; a hook for resources that pass for those of another package."""
        return function

    def _extras(self, place: str, unknown: Any, headers: Any, query: Any, body: Any) -> tuple[Any, ...]:
        """Return the extra_headers, extra_query (hidden) and extra_body of a call.

        The keywords that the method does not have go to `place`, "body" or "query", if they go anywhere.
        """
        headers, query = veiled(headers, query)
        if unknown:
            from ..request.unknown import sent_along

            code, options = sys._getframe(1).f_code, self._client._options
            if place == "query":
                query = sent_along(unknown, code, "extra_query", query, options)
            else:
                body = sent_along(unknown, code, "extra_body", body, options)
        return headers, query, body

    def _refuse_unstreamed(self) -> NoReturn:
        raise UsageError(
            "resume and retry_before_first_event are for calls that stream; pass stream=True as well. Nothing was sent"
        )

    @property
    def with_raw_response(self) -> RawMethods:
        """The same methods; each returns a RawResponse: status, headers, request id, body, `parse()`."""
        return RawMethods(self)

    @property
    def with_streaming_response(self) -> StreamingMethods:
        """The same methods; each returns a context manager around a response that is read as it arrives."""
        return StreamingMethods(self)

    def __copy__(self) -> Self:
        return type(self)(self._client)

    def __deepcopy__(self, memo: Any) -> Self:
        return type(self)(self._client.__deepcopy__(memo))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name[0] == "_":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name)
            from .advice import missing_in_resource

            raise AttributeError(missing_in_resource(self, name), name=name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"


def _method(target: Any, name: str, found: Any, mode: str) -> Any:
    """Return the method `found` of `target` in another mode."""
    owner: Any = found.__self__ if type(found) is MethodType else None  # a wrapper may pass for a method
    if owner is not None and owner is target:
        return getattr(target._in_mode(mode), name)

    def replaced(*args: Any, **kwargs: Any) -> Any:
        """Call what somebody put in the place of the method: the mode goes through it in a header."""
        given, kwargs["extra_query"] = veiled(kwargs.get("extra_headers"), kwargs.get("extra_query"))
        kwargs["extra_headers"] = Veil({**(given or {}), MODE_HEADER: "stream" if mode == "streaming" else "true"})
        if kwargs["extra_query"] is None:
            del kwargs["extra_query"]
        return found(*args, **kwargs)

    return replaced


def _connecting(target: Any) -> tuple[str, ...]:
    """Return the names of the methods that open a connection; a client has none."""
    found: tuple[str, ...] = getattr(target, "_connecting", ())
    return found


def _names(target: Any) -> list[str]:
    return [name for name in dir(target) if name not in _connecting(target)]


def _answered(target: Any, name: str) -> Any:
    """Return an attribute of a resource that may have another mode."""
    if name in _connecting(target):
        raise AttributeError(f"{name} has no raw answer: a connection has `response_headers`", name=name)
    return getattr(target, name)


class RawMethods:
    """The methods of a resource (or client), each returning a RawResponse."""

    __slots__ = ("_target",)

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        found = _answered(self._target, name)
        if isinstance(found, Bound):
            return RawMethods(found)
        return _method(self._target, name, found, "raw") if callable(found) else found

    def __dir__(self) -> list[str]:
        return _names(self._target)

    def __repr__(self) -> str:
        return f"<raw answers of {self._target!r}>"


def _streams_anyway(name: str, *args: Any, **kwargs: Any) -> NoReturn:
    raise UsageError(
        f"with_streaming_response has no {name}: what {name} returns is read as it arrives in any case, and a stream has "
        "its status and headers in `.response`. Nothing was sent"
    )


class StreamingMethods:
    """The methods of a resource (or client), each returning a context manager."""

    __slots__ = ("_target",)

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        found = _answered(self._target, name)
        if isinstance(found, Bound):
            return StreamingMethods(found)
        if not callable(found):
            return found
        if name == "run_tools" or name.endswith("stream"):
            return partial(_streams_anyway, name)
        method = _method(self._target, name, found, "streaming")
        # No function of ours holds the arguments, so that no frame of a traceback shows them.
        return lambda *args, **kwargs: StreamingCall(partial(method, *args, **kwargs))

    def __dir__(self) -> list[str]:
        return _names(self._target)

    def __repr__(self) -> str:
        return f"<streaming answers of {self._target!r}>"


class StreamingCall:
    """A call that is made when its `with` (or `async with`) is entered."""

    __slots__ = ("_call", "_response")

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call
        self._response: Any = None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            from .unopened import unopened

            raise AttributeError(unopened(self, name, "response"), name=name)

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
