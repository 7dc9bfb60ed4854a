"""The event classes of `responses.stream()` that say more than the events of the API. Pure.

Each is derived from a model: `response.output_text.delta` also has `snapshot` and `parsed`, `.function_call_arguments.delta`
`snapshot`, `.output_text.done` `parsed`; in `response.completed`, the response is a parsed one.

Rule: such a value is beside the JSON object of the event: `to_dict` returns what the server sent, `model_dump` has both. It is
made when it is read, for the place in the text at which the event came. A pickle holds the event that the server sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import GenericAlias
from typing import Any, NamedTuple

from ..base.unset import UNSET
from ..data.dump import Dump
from ..data.fields import method
from ..data.model import get_fields, new, set_fields
from .parsed import with_answer

__all__ = ("EventClasses", "event_classes")

Made = Callable[[dict[str, Any], Any], Any]
"""Makes an event of its JSON object, which is not copied, and of what its other values are made of."""


class _Beside:
    """What an event of the API becomes. `_source`: what the values in `_also` are made of."""

    __slots__ = ()
    __class_getitem__: Any = classmethod(GenericAlias)
    _also: tuple[str, ...] = ()
    _source: Any

    @method
    def model_dump(self, **how: Any) -> dict[str, Any]:
        """Return the event as plain data, with the values beside its JSON object; see `BaseModel.model_dump`."""
        dumped: dict[str, Any] = super().model_dump(**how)  # type: ignore[misc]
        dump = Dump(how.get("mode", "python"))
        dumped.update((name, dump.of(getattr(self, name))) for name in self._also)
        return dumped

    @method
    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        yield from super().__rich_repr__()  # type: ignore[misc]
        yield from ((name, getattr(self, name)) for name in self._also)

    @method
    def _twin(self, data: dict[str, Any]) -> Any:
        twin = super()._twin(data)  # type: ignore[misc]
        object.__setattr__(twin, "_source", self._source)
        return twin


class _Arguments(_Beside):
    __slots__ = ()
    _also: tuple[str, ...] = ("snapshot",)

    @property
    def snapshot(self) -> str:
        """The text up to and including this delta."""
        text, length = self._source
        return text.upto(length)  # type: ignore[no-any-return]


class _Text(_Arguments):
    __slots__ = ()
    _also: tuple[str, ...] = ("snapshot", "parsed")

    @property
    def parsed(self) -> Any:
        """What the text up to here says of the value, if a `text_format` was given; None before it says anything."""
        text, length = self._source
        return text.parsed(length)


class _TextDone(_Beside):
    __slots__ = ()
    _also: tuple[str, ...] = ("parsed",)

    @property
    def parsed(self) -> Any:
        """The value that the text is, if a `text_format` was given. Raises what its type raises if it does not fit."""
        parser, value, response = self._source
        if value is UNSET:
            try:
                value = None if parser is None else parser.load(get_fields(self).get("text") or "")
            except Exception as error:
                with_answer(error, "response", response)
                raise
            object.__setattr__(self, "_source", (parser, value, response))
        return value


class EventClasses(NamedTuple):
    """The four classes of one models package, and what makes their events."""

    text: type[Any]
    text_done: type[Any]
    arguments: type[Any]
    completed: type[Any]
    make_text: Made
    make_text_done: Made
    make_arguments: Made
    make_completed: Made


@cache
def event_classes(models: Any) -> EventClasses:
    """Return the classes for the events that `models` has."""
    kinds = [
        _derived(_Text, models.ResponseTextDeltaEvent),
        _derived(_TextDone, models.ResponseTextDoneEvent),
        _derived(_Arguments, models.ResponseFunctionCallArgumentsDeltaEvent),
        _derived(_Beside, models.ResponseCompletedEvent),
    ]
    return EventClasses(*kinds, *map(_maker, kinds))


def _derived(beside: type[Any], model: type[Any]) -> type[Any]:
    body: dict[str, Any] = {
        "__slots__": ("_source",),
        "__module__": model.__module__,
        "__doc__": vars(model).get("__doc__"),
        "__annotations__": {},
    }
    return type(model.__name__, (beside, model), body)


def _maker(kind: type[Any]) -> Made:
    set_source = kind.__dict__["_source"].__set__

    def make(data: dict[str, Any], source: Any) -> Any:
        event = new(kind)
        set_fields(event, data)
        set_source(event, source)
        return event

    return make

# Copied from templates/runtime/accumulate/response_events.py: edit it there.
