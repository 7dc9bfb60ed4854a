"""Texts that grow in a JSON object, and the rule by which the fields of two objects merge.

Rule: what is put together never shares a dict, a list or a model with the pieces that it is made of.
"""

from __future__ import annotations

from typing import Any

from ..base.errors import UsageTypeError
from ..data.codec import fresh
from ..data.model import BaseModel, get_fields, new, set_fields
from ..data.readable import ReadableDict

__all__ = ("NAMES", "Text", "as_model", "extend_list", "extend_text", "fields_of", "merge", "own")

NAMES = frozenset(("call_id", "format", "id", "index", "name", "object", "role", "status", "type"))
"""Keys whose texts name something. A server may repeat them in every piece, so they replace and never join; but a name of
a function may come in pieces, so `name` joins where it is not the same again."""


def extend_text(data: dict[str, Any], key: str, more: str) -> None:
    """Append to the text at `key`, or put it there.

    The text is taken out of the dict first: with one reference left, CPython extends it in place, so that a long text
    grows in linear time. `key` has to be a variable: with a constant, Python 3.13 and later join the next two steps into
    one instruction, and the text is copied each time.
    """
    text: Any = data.get(key)
    if text.__class__ is not str:
        data[key] = more
        return
    data[key] = None
    text += more
    data[key] = text


class Text:
    """Where a text grows: in `data`, at `key`. Nobody keeps the text itself, or it would be copied when it grows."""

    __slots__ = ("data", "key")

    def __init__(self, data: dict[str, Any], key: str) -> None:
        self.data = data
        self.key = key

    def read(self) -> str:
        """Return the text as it is now."""
        text: Any = self.data.get(self.key)
        return text if text.__class__ is str else ""

    def length(self) -> int:
        """Return how long it is now."""
        text: Any = self.data.get(self.key)
        return len(text) if text.__class__ is str else 0


def fields_of(value: Any) -> dict[str, Any] | None:
    """Return the JSON object of a model or a dict, itself and not a copy; None for anything else."""
    if isinstance(value, BaseModel):
        return get_fields(value)
    return value if isinstance(value, dict) else None


def as_model(kind: Any, piece: Any) -> Any:
    """Return a piece of a stream as a model. It may be a dict, or a model of another package, such as pydantic's."""
    if isinstance(piece, BaseModel):
        return piece
    if hasattr(piece, "model_dump"):
        piece = piece.model_dump(exclude_unset=True)
    if hasattr(kind, "from_dict"):
        return kind.from_dict(piece)
    if not isinstance(piece, dict):  # `kind` is a union
        raise UsageTypeError(f"an event is a model or a dict, not a {type(piece).__name__}")
    return kind._decode(fresh(dict(piece)))


def own(value: Any) -> Any:
    """Copy what JSON consists of, models included, at every depth."""
    kind: Any = type(value)
    if kind is str or value is None:
        return value
    if kind is list:
        return [own(item) for item in value]
    if isinstance(value, BaseModel):
        twin = new(kind)
        set_fields(twin, {key: own(item) for key, item in get_fields(value).items()})
        return twin
    if kind is ReadableDict:
        return ReadableDict((key, own(item)) for key, item in value.items())
    return {key: own(item) for key, item in value.items()} if kind is dict else fresh(value)


def merge(data: dict[str, Any], more: dict[str, Any]) -> None:
    """Merge fields that no schema describes into `data`.

    Texts join, except names; lists extend, by index where the new items have one; objects merge; numbers and booleans
    replace; null changes nothing that is there.
    """
    for key, value in more.items():
        there = data.get(key)
        if value is None:
            data.setdefault(key, None)
        elif there is None:
            data[key] = extend_list([], value) if value.__class__ is list else own(value)
        elif value.__class__ is str and there.__class__ is str and _joins(key, there, value):
            there = None  # a second reference would make it a copy
            extend_text(data, key, value)
        elif value.__class__ is list and there.__class__ is list:
            extend_list(there, value)
        else:
            inner, added = fields_of(there), fields_of(value)
            if inner is None or added is None:
                data[key] = own(value)
            else:
                merge(inner, added)


def _joins(key: str, there: str, more: str) -> bool:
    return key not in NAMES or (key == "name" and there != more)


def extend_list(items: list[Any], more: list[Any]) -> list[Any]:
    """Append copies of `more`; an item with an index that is there already merges with that one. Return `items`.

    In a list that has no indexes, such as one that came whole, the index is the place.
    """
    for item in more:
        fields = fields_of(item)
        index: Any = fields.get("index") if fields is not None else None
        there = _at(items, index) if index.__class__ is int else None
        if there is None or fields is None:
            items.append(own(item))
        else:
            merge(there, fields)
    return items


def _at(items: list[Any], index: int) -> dict[str, Any] | None:
    for item in reversed(items):  # it is mostly the last one that goes on
        fields = fields_of(item)
        if fields is not None and fields.get("index") == index:
            return fields
    there = fields_of(items[index]) if 0 <= index < len(items) else None
    return there if there is not None and there.get("index") is None else None
