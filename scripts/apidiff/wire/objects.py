"""Two objects: their properties, one by one, and the values of all other keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Protocol

from pipeline.normalize.shapes import Record, Shape

from . import spelling
from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, edit, gather
from .lookup import Lookup, Option
from .reach import REQUEST, RESPONSE

_ALIKE = 0.55
"""How similar two names must be for one to be the other's new name."""


class OfTypes(Protocol):
    """What is needed to compare the types of properties."""

    old: Lookup
    new: Lookup

    def compare(self, place: Place, old: Shape, new: Shape, *, required: bool = True) -> list[Edit]: ...
    def notes(self, place: Place, old: Shape, new: Shape) -> list[Edit]: ...


@dataclass(frozen=True, slots=True)
class Property:
    """A property of one of the two objects, with its type."""

    wire: str
    type: Shape
    required: bool
    pointer: str

    @property
    def word(self) -> str:
        return "required" if self.required else "optional"


class Objects:
    def __init__(self, types: OfTypes) -> None:
        self._types = types
        self._old, self._new = types.old, types.new

    def compare(self, place: Place, old: Record, new: Record) -> list[Edit]:
        """Compare two objects that stand at one place."""
        before, after = _properties(self._old, old), _properties(self._new, new)
        gone = {wire: each for wire, each in before.items() if wire not in after}
        come = {wire: each for wire, each in after.items() if wire not in before}
        edits: list[Edit] = []
        for a, b in self._respelled(gone, come):
            del gone[a.wire], come[b.wire]
            here = place.property(a.wire, a.pointer, b.pointer)
            edits += edit("wire", here, request=("W016", RISK), response=("W016", RISK), old=a.wire, new=b.wire)
        for a, b in self._renamed(gone, come):
            del gone[a.wire], come[b.wire]
            edits += self._another_name(place.property(a.wire, a.pointer, b.pointer), a, b)
        for wire, each in gone.items():
            edits += self._removed(place.property(wire, each.pointer, ""), each)
        for wire, each in come.items():
            edits += self._added(place.property(wire, "", each.pointer), each)
        for wire, a in before.items():
            if wire in after:
                b = after[wire]
                edits += gather(self._property(place.property(wire, a.pointer, b.pointer), a, b))
        return [*self._others(place, old, new), *edits]

    def share_anything(self, a: Option, b: Option) -> bool:
        """Whether two objects have a property in common."""
        if not isinstance(a.member, Record) or not isinstance(b.member, Record):
            return False
        return not a.member.fields.keys().isdisjoint(b.member.fields)

    def _respelled(self, gone: dict[str, Property], come: dict[str, Property]) -> list[tuple[Property, Property]]:
        """Return properties that keep their Python name but not their wire name: `include` and `include[]`."""
        found = []
        for a in gone.values():
            same = [b for b in come.values() if python_name(a.wire) == python_name(b.wire)]
            if len(same) == 1 and self._old.same(a.type, self._new, same[0].type):
                found.append((a, same[0]))
        return found

    def _renamed(self, gone: dict[str, Property], come: dict[str, Property]) -> list[tuple[Property, Property]]:
        """Return the only removed and the only added property, if they differ in name alone."""
        if len(gone) != 1 or len(come) != 1:
            return []
        (a,), (b,) = gone.values(), come.values()
        same = a.required == b.required and self._old.same(a.type, self._new, b.type)
        first, second = sorted((a.wire, b.wire))  # sorted, so that the reverse comparison finds the same
        likeness = SequenceMatcher(None, first, second).ratio()
        return [(a, b)] if same and likeness >= _ALIKE else []

    # --- one property ------------------------------------------------------------------------------------------------

    def _added(self, place: Place, added: Property) -> list[Edit]:
        return edit(
            "added",
            _travels(place, added, added),
            request=("W012", BREAK) if added.required else ("W011", SAFE),
            response=("W010", SAFE),
            new=spelling.type_(self._new.graph, added.type),
            detail="required" if added.required else "",
            brings_new=self._new.graph.names_in(added.type),
        )

    def _another_name(self, place: Place, old: Property, new: Property) -> list[Edit]:
        return edit(
            "renamed",
            _travels(place, old, new),
            request=("W013", BREAK),
            response=("W014", BREAK),
            old=old.wire,
            new=new.wire,
            detail=f"called {new.wire} now",
        )

    def _removed(self, place: Place, removed: Property) -> list[Edit]:
        return edit(
            "removed",
            _travels(place, removed, removed),
            request=("W013", BREAK),
            response=("W014", BREAK),
            old=spelling.type_(self._old.graph, removed.type),
            detail="required" if removed.required else "",
            brings_old=self._old.graph.names_in(removed.type),
        )

    def _property(self, place: Place, old: Property, new: Property) -> list[Edit]:
        place = _travels(place, old, new)
        edits = self._types.compare(place, old.type, new.type, required=old.required and new.required)
        edits += self._required(place, old, new)
        return edits + self._types.notes(place, old.type, new.type)

    def _required(self, place: Place, old: Property, new: Property) -> list[Edit]:
        if old.required == new.required:
            return []
        words: dict[str, Any] = {"old": old.word, "new": new.word}
        if new.required:
            return edit("required", place, request=("W020", BREAK), response=("W023", SAFE), **words)
        # If it could be null before, it reads as None either way.
        reads_none = self._old.flat(old.type).null and self._new.flat(new.type).null
        response = ("W022", NONE if reads_none else RISK)
        return edit("required", place, request=("W021", SAFE), response=response, **words)

    # --- all other keys ----------------------------------------------------------------------------------------------

    def _others(self, place: Place, old: Record, new: Record) -> list[Edit]:
        """Compare the values of maps, or whether objects allow unknown properties."""
        are_maps = not old.fields and not new.fields and not old.closed and not new.closed
        if are_maps or (old.extras and new.extras):
            return self._types.compare(place.step("{}"), self._old.either(old.extras), self._new.either(new.extras))
        before, after = _openness(self._old, old), _openness(self._new, new)
        if before == after:
            return []
        return edit("others", place, request=("W054", NONE), response=("W054", NONE), old=before, new=after)


def python_name(wire: str) -> str:
    """Return the name of a parameter or property in Python, in lower case."""
    return re.sub(r"\W", "_", wire.removesuffix("[]")).lower()


def _properties(side: Lookup, record: Record) -> dict[str, Property]:
    return {
        wire: Property(wire, side.at(site), wire in record.required, site.pointer)
        for wire, site in record.fields.items()
    }


def _travels(place: Place, old: Property, new: Property) -> Place:
    """Drop the direction in which a property is never sent."""
    hidden = {REQUEST} if "readOnly" in old.type.notes and "readOnly" in new.type.notes else set()
    if "writeOnly" in old.type.notes and "writeOnly" in new.type.notes:
        hidden.add(RESPONSE)
    return replace(place, directions=(place.directions - hidden) or place.directions)


def _openness(side: Lookup, record: Record) -> str:
    if record.closed:
        return "none"
    return f"any {spelling.type_(side.graph, side.either(record.extras))}" if record.extras else "any"
