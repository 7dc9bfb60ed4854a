"""Untagged: which class of a union an object is whose tag says nothing: it is absent, null, "" or no word at all.

Rule: a class is taken where the fields of the object rule out every other one. What speaks against a class: required
fields that are missing, fields that only other classes of the union have, values of a type that it excludes; a constant
that is another one rules it out alone. A null says as little as an absent field. Where several classes are about as
likely, those that need no tag come first, as the API takes such objects for them; else the object is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

from .shape import ByShape, Shape, requires

__all__ = ("Untagged",)

Decode = Callable[[Any], Any]

_MISSING = 1
"""Servers leave out what they have no value for ..."""
_FOREIGN = 3
"""... and seldom send what belongs to another class."""
_EXCLUDED = 2
_CLEAR = 2
"""By how much the best class must be ahead of another one to rule it out."""


class Untagged:
    """The decoder of objects without a usable tag. Made when the first is met: it imports every class of the union."""

    def __init__(self, models: ModuleType, names: tuple[str, ...], tag: str, unmatched: Decode) -> None:
        self._models = models
        self._tag = tag
        self._unmatched = unmatched
        self._shapes = {name: Shape(getattr(models, name)) for name in names}
        self._free = tuple(name for name in names if not requires(getattr(models, name), tag))
        self._known = frozenset[str]().union(*(shape.known for shape in self._shapes.values()))

    def decode(self, value: Any) -> Any:
        """Decode a dict by the one class that is left; give back unchanged what is none."""
        if value.__class__ is not dict:
            return value
        given = {key: item for key, item in value.items() if item is not None and key != self._tag}
        against = {
            name: points for name, shape in self._shapes.items() if (points := self._against(shape, given)) is not None
        }
        likely = [name for name, points in against.items() if points < min(against.values()) + _CLEAR]
        if len(likely) == 1:
            return self._shapes[likely[0]].decode(value)
        free = tuple(name for name in self._free if not likely or name in likely)
        return ByShape(self._models, free, self._unmatched).decoder_of(given)(value)

    def _against(self, shape: Shape, given: dict[str, Any]) -> int | None:
        """What speaks against a class, in points; None: it is ruled out, or nothing speaks for it."""
        keys = given.keys()
        shared = shape.known & keys
        missing = shape.required - keys - {self._tag}
        if not shared or (missing and len(shared) * 2 < len(keys)):
            return None
        if any(given.get(wire, constant) != constant for wire, constant in shape.constants.items()):
            return None
        foreign = (keys & self._known) - shape.known
        return _MISSING * len(missing) + _FOREIGN * len(foreign) + _EXCLUDED * shape.excludes(given)

# Copied from templates/runtime/data/untagged.py by scripts/generate.py. Edit it there.
