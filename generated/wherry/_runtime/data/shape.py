"""ByShape: which class of a union an object belongs to, by what it holds, where no tag decides.

Rule: a class whose constants do not contradict comes before others, then one whose required fields are all there. Of
several such classes the one is taken that covers the object best: with the fewest values that the class excludes by
their type, then with the fewest that it does not know, or requires and misses; judged by its surface first, and where
that does not decide, in its depth. Of equals the first in the spec is taken. So the same object always becomes the same
class; nothing is decoded for trial.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any

from .fields import REQUIRED

if TYPE_CHECKING:
    from typing import TypeAlias

    from .model import BaseModel

    Model: TypeAlias = type[BaseModel]
    Member: TypeAlias = Model | Callable[[], Model]
    """A class of a union, or a function that returns it: its area is not imported before an object of it comes."""

__all__ = ("ByShape", "Shape", "class_of", "requires")

Decode = Callable[[Any], Any]
Judge = Callable[[Any, int], int]
"""Says how far a value, looked into so many levels deep, is from a type."""

_ITEMS_LOOKED_AT = 8
"""Of a list or map: enough to decide, whatever its length."""
_DEPTH = 4
_EXCLUDED = 1000
"""What a value of another type counts for, where one that is unknown or missing counts for one."""
_JSON: dict[Any, Any] = {float: (int, float), bytes: str}
"""What a type is in JSON, where that is another one."""


def class_of(member: Member) -> Model:
    """Return the class that a member of a union is."""
    return member if isinstance(member, type) else member()


class ByShape:
    """The decoder of objects that are distinguished by their fields. `unmatched` decodes what no class fits.

    Where no class has all it requires, the one that knows most of the object is taken, if that is at least half of it.
    """

    def __init__(self, members: Iterable[Member], unmatched: Decode) -> None:
        self._members = members
        self._unmatched = unmatched
        self._shapes: list[Shape] | None = None

    def decode(self, value: Any) -> Any:
        """Decode a dict by the class that fits; return anything else unchanged."""
        return self.decoder_of(value)(value) if value.__class__ is dict else value

    def decoder_of(self, value: dict[str, Any]) -> Decode:
        """Return the decoder of a dict that holds what `value` does."""
        if self._shapes is None:
            self._shapes = [Shape(class_of(member)) for member in self._members]
        best, fitting = (False, False), list[Shape]()
        for shape in self._shapes:
            fit = shape.fit(value)
            if fit is not None and fit >= best:
                fitting = [*fitting, shape] if fit == best else [shape]
                best = fit
        if not fitting:
            return self._unmatched
        return (fitting[0] if len(fitting) == 1 else _nearest(fitting, value)).decode


def _nearest(fitting: list[Shape], value: dict[str, Any]) -> Shape:
    """Return the first of those shapes that an object is least far from, by its surface, then in its depth."""
    for depth in (1, _DEPTH):
        distances = [shape.distance(value, depth) for shape in fitting]
        least = min(distances)
        fitting = [shape for shape, distance in zip(fitting, distances, strict=True) if distance == least]
        if len(fitting) == 1:
            break
    return fitting[0]


class Shape:
    """What an object of a class looks like."""

    def __init__(self, cls: Any) -> None:
        self.cls: Model = cls
        self.decode: Decode = cls._decode
        self.distance = _judge_of_class(cls)
        self.known = _wires(cls)
        self.required = _wires(cls, required=True)
        self.constants = {f.wire: f.default for f in cls._fields.values() if f.required and f.default is not REQUIRED}

    def fit(self, value: dict[str, Any]) -> tuple[bool, bool] | None:
        """Return whether nothing in an object contradicts, and whether all that is required is there; None: no fit."""
        keys = value.keys()
        shared = len(self.known & keys)
        complete = self.required <= keys and (shared > 0 or not keys or not self.known)
        if not complete and (not keys or shared * 2 < len(keys)):
            return None
        return all(value.get(wire, constant) == constant for wire, constant in self.constants.items()), complete

    def excludes(self, value: dict[str, Any]) -> bool:
        """Return whether anything in an object, at any depth, is of another type than the class says."""
        return self.distance(value, _DEPTH) >= _EXCLUDED


# --- how far a value is from a type ---------------------------------------------------------------------------------------


def _judge(type_: Any) -> Judge:
    origin, inner = typing.get_origin(type_), typing.get_args(type_)
    if type_ is Any:
        return lambda value, depth: 0
    if hasattr(type_, "__value__"):
        return _judge_of_alias(type_)
    if hasattr(type_, "_fields"):
        return _judge_of_class(type_)
    if origin in {typing.Union, UnionType}:
        judges = [_judge(member) for member in inner]
        return lambda value, depth: min([judge(value, depth) for judge in judges])
    if origin is typing.Literal:
        return lambda value, depth: 0 if value in inner else _EXCLUDED
    if origin is list:
        return _judge_of_items(list, lambda value: value, _judge(inner[0]))
    if origin is dict:
        return _judge_of_items(dict, lambda value: list(value.values()), _judge(inner[1]))
    kinds = _JSON.get(type_, type_)
    return lambda value, depth: 0 if isinstance(value, kinds) else _EXCLUDED


def _judge_of_items(kind: type, items: Callable[[Any], list[Any]], judge: Judge) -> Judge:
    def judged(value: Any, depth: int) -> int:
        if value.__class__ is not kind:
            return _EXCLUDED
        return sum([judge(item, depth - 1) for item in items(value)[:_ITEMS_LOOKED_AT]]) if depth else 0

    return judged


@cache
def _judge_of_alias(alias: Any) -> Judge:
    judge: Judge | None = None

    def judged(value: Any, depth: int) -> int:
        nonlocal judge
        if judge is None:  # not before: an alias may come back to itself
            judge = _judge(alias.__value__)
        return judge(value, depth)

    return judged


@cache
def _judge_of_class(cls: Any) -> Judge:
    required = _wires(cls, required=True)
    judges: dict[str, Judge] | None = None

    def judged(value: Any, depth: int) -> int:
        nonlocal judges
        if value.__class__ is not dict:
            return 0 if value.__class__ is cls else _EXCLUDED
        if not depth:
            return 0
        if judges is None:
            hints = typing.get_type_hints(cls)
            judges = {field.wire: _judge(hints[name]) for name, field in cls._fields.items()}
        missing = len(required - value.keys())
        return missing + sum([judges[key](item, depth - 1) if key in judges else 1 for key, item in value.items()])

    return judged


def _wires(cls: Model, *, required: bool = False) -> frozenset[str]:
    return frozenset(field.wire for field in cls._fields.values() if field.required or not required)


def requires(cls: Model, wire: str) -> bool:
    """Return whether an object of the class must have the field."""
    return wire in _wires(cls, required=True)

# Copied from templates/runtime/data/shape.py: edit it there.
