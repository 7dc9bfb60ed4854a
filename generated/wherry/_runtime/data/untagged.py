"""Untagged: which class of a union an object belongs to whose tag says nothing: it is absent, null, "" or no word at all.

Rule: a class is taken where the fields of the object rule out every other one. What speaks against a class: required
fields that are missing, fields that only other classes of the union have, values of a type that it excludes; another
constant rules it out alone. A null says as little as an absent field. Where several classes are about as likely, those
that need no tag come first, as the API takes such objects for them; else the object is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .shape import ByShape, Shape, requires

if TYPE_CHECKING:
    from .shape import Model

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
    """The decoder of objects without a usable tag. Made when the first one comes, since it needs every class."""

    def __init__(self, classes: tuple[Model, ...], tag: str, unmatched: Decode) -> None:
        self._tag = tag
        self._unmatched = unmatched
        self._shapes = [Shape(cls) for cls in classes]
        self._free = tuple(cls for cls in classes if not requires(cls, tag))
        self._known = frozenset[str]().union(*(shape.known for shape in self._shapes))

    def decode(self, value: Any) -> Any:
        """Decode a dict by the one class that is left; return anything else unchanged."""
        if value.__class__ is not dict:
            return value
        given = {key: item for key, item in value.items() if item is not None and key != self._tag}
        against = {shape: points for shape in self._shapes if (points := self._against(shape, given)) is not None}
        likely = [shape for shape, points in against.items() if points < min(against.values()) + _CLEAR]
        if len(likely) == 1:
            return likely[0].decode(value)
        free = [cls for cls in self._free if not likely or any(shape.cls is cls for shape in likely)]
        return ByShape(free, self._unmatched).decoder_of(given)(value)

    def _against(self, shape: Shape, given: dict[str, Any]) -> int | None:
        """Return what speaks against a class, in points; None: it is ruled out, or nothing speaks for it."""
        shared, strange = shape.known & given.keys(), given.keys() - shape.known
        missing = shape.required - given.keys() - {self._tag}
        foreign = strange & self._known
        few = len(shared) < len(strange) or len(shared) <= len(foreign)
        if not shared or (missing and few):
            return None
        if any(given.get(wire, constant) != constant for wire, constant in shape.constants.items()):
            return None
        return _MISSING * len(missing) + _FOREIGN * len(foreign) + _EXCLUDED * shape.excludes(given)

# Copied from templates/runtime/data/untagged.py: edit it there.
