"""Guises: what a client returns besides models (streams, pages, events of `.stream()`), passing for the official class.

A guise is derived from a class of ours, has its layout, and names the official class as its `__class__`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, ClassVar

from ..accumulate.event import Event
from ..client.async_assistant_stream import AsyncAssistantStreamManager
from ..client.async_gathered import AsyncGathered, AsyncGatheredManager
from ..client.async_lasting import AsyncLastingStream
from ..client.async_stream import AsyncStream
from ..client.async_streamed_response import AsyncStreamedResponse
from ..client.paging import PageBase
from ..client.sync_assistant_stream import AssistantStreamManager
from ..client.sync_gathered import Gathered, GatheredManager
from ..client.sync_lasting import LastingStream
from ..client.sync_stream import Stream
from ..client.sync_streamed_response import StreamedResponse
from ..data.model import BaseModel
from ..response.raw import RawResponse
from ..response.whole import BinaryResponse
from .async_guises import AsyncGatheredGuise, AsyncManagerGuise, AsyncStreamedGuise, AsyncStreamGuise
from .casting import cast_to_ours
from .errors import as_official, official_errors
from .names import imported
from .real import real
from .sync_guises import GatheredGuise, ManagerGuise, StreamedGuise, StreamGuise
from .twins import set_class

__all__ = ("dressed", "dressed_page")


class _RawGuise(RawResponse[Any]):
    __slots__ = ()
    _dress: Callable[[Any], Any]

    @property
    def http_version(self) -> str:
        """The version of HTTP, as the official package shows it."""
        return self.http_response.http_version  # type: ignore[no-any-return]

    def parse(self, *, to: Any = None) -> Any:
        """Return what the plain call would have returned, or the body as another type."""
        with official_errors:
            return self._dress(super().parse(to=cast_to_ours(to)))


class _PageGuise(PageBase[Any]):
    _official: ClassVar[Any]

    @property
    def model_fields_set(self) -> set[str]:
        """The fields of the official page that came."""
        return self._official.model_fields.keys() & self._raw.keys()  # type: ignore[no-any-return]

    @property
    def model_extra(self) -> dict[str, Any]:
        """What else came."""
        return {name: value for name, value in self._raw.items() if name not in self._official.model_fields}

    def _next(self) -> Any:
        with official_errors:
            return super()._next()

    def _followed_by(self, page: Any) -> Any:
        with official_errors:
            return super()._followed_by(page)

    def _last_page(self) -> Any:
        return as_official(super()._last_page())


class _EventGuise(Event):
    __slots__ = ()
    _undressed: ClassVar[type[Event]]

    def __reduce_ex__(self, protocol: Any) -> Any:
        return _made, (type(self)._undressed, dict(self.__rich_repr__()))


def _made(undressed: Any, fields: dict[str, Any]) -> Any:
    return dressed(undressed(**fields))


_GUISES: tuple[tuple[Any, Any, str], ...] = (
    (AsyncLastingStream, AsyncStreamGuise, "openai:AsyncStream"),
    (LastingStream, StreamGuise, "openai:Stream"),
    (AsyncStream, None, "openai:AsyncStream"),
    (Stream, None, "openai:Stream"),
    (RawResponse, _RawGuise, "openai._legacy_response:LegacyAPIResponse"),
    (AsyncStreamedResponse, AsyncStreamedGuise, "openai:AsyncAPIResponse"),
    (StreamedResponse, StreamedGuise, "openai:APIResponse"),
    (BinaryResponse, None, "openai:HttpxBinaryResponseContent"),
    (AsyncGathered, AsyncGatheredGuise, ""),
    (Gathered, GatheredGuise, ""),
    (AsyncGatheredManager, AsyncManagerGuise, ""),
    (GatheredManager, ManagerGuise, ""),
    (AsyncAssistantStreamManager, None, ""),
    (AssistantStreamManager, None, ""),
    (Event, _EventGuise, ""),
)
"""Class of ours, what objects in its guise do besides, and the official class; "" where that has the same name in `lib`.

Tracers tell a raw answer by its class, private as that is there."""
_HOMES = ("openai.lib.streaming.chat", "openai.lib.streaming.responses", "openai.lib.streaming")


def dressed(value: Any, *, to_real: bool = False) -> Any:
    """Put a value into its guise, in place, and return it; what has none stays as it is.

    `to_real`: return models and events as objects of the official package instead, and what brings more so that it does.
    """
    kind: Any = type(value)
    guise = _kind_of(kind, to_real)
    if guise is not None:
        set_class(value, guise)
    return real(value) if to_real and isinstance(value, (BaseModel, Event)) else value


@cache
def _kind_of(kind: Any, to_real: bool) -> Any:
    """Return the class of the guise for a class; None if it has none, or is that."""
    made = _made_for(vars(kind).get("_undressed", kind), to_real)
    return None if made is kind else made


@cache
def _made_for(kind: Any, to_real: bool) -> Any:
    if issubclass(kind, BaseModel):  # an event of responses.stream(); other models are twins already
        official = _named(kind.__name__) if hasattr(kind, "_also") else None
        return None if official is None else _guise(kind, official, None, to_real)
    for ours, mixin, place in _GUISES:
        if issubclass(kind, ours):
            official = imported(*place.split(":")) if place else _named(kind.__name__)
            return _guise(kind, official, mixin, to_real)
    return None


def _named(name: str) -> Any:
    found = (imported(home, name) for home in _HOMES)
    return next((each for each in found if each is not None), None)


@cache
def dressed_page(kind: Any) -> Any:
    """Return the guise of a kind of page."""
    if "_undressed" in vars(kind):
        return kind
    name = kind.__name__
    official = imported("openai.pagination", name if name.startswith("Async") else f"Sync{name}")
    return _guise(kind, official, _PageGuise, False)


def _guise(kind: Any, official: Any, mixin: Any, to_real: bool) -> Any:
    body: dict[str, Any] = {
        "__slots__": (),
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
        "__doc__": kind.__doc__,
        "__annotations__": {},
        "_undressed": kind,
        "_dress": staticmethod(partial(dressed, to_real=to_real)),
    }
    if official is not None:
        body |= {"__class__": property(lambda self: official), "_official": official}
        for name in ("__pydantic_fields__", "__pydantic_decorators__", "__pydantic_generic_metadata__", "model_fields"):
            if hasattr(official, name):
                body[name] = getattr(official, name)
    made: Any = type(kind.__name__, (kind,) if mixin is None else (mixin, kind), body)
    for name in ("_fields", "_later"):  # of an event
        if hasattr(kind, name):
            setattr(made, name, getattr(kind, name))
    return made

# Copied from templates/runtime/compat/guises.py: edit it there.
