"""Two objects: their properties, one by one, and the values of the keys that are no properties."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, Protocol

from . import spelling
from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, edit, gather
from .graph import ANY, Field, Record, Type
from .reach import REQUEST, RESPONSE
from .side import Option, Side, references

_ALIKE = 0.55
"""How much of two names has to be the same for one to be the other's new name."""


class OfTypes(Protocol):
    """Whoever compares the types of properties."""

    old: Side
    new: Side

    def compare(self, place: Place, old: Type, new: Type, *, required: bool = True) -> list[Edit]: ...
    def notes(self, place: Place, old: Field, new: Field) -> list[Edit]: ...


class Objects:
    def __init__(self, types: OfTypes) -> None:
        self._types = types

    def compare(self, place: Place, old: Record, new: Record) -> list[Edit]:
        """Compare two objects that stand at one place."""
        before, after = ({field.wire: field for field in each.fields} for each in (old, new))
        gone = {wire: field for wire, field in before.items() if wire not in after}
        come = {wire: field for wire, field in after.items() if wire not in before}
        edits: list[Edit] = []
        for a, b in self._respelled(gone, come):
            del gone[a.wire], come[b.wire]
            here = place.property(a.wire, a.pointer, b.pointer)
            edits += edit("wire", here, request=("W016", RISK), response=("W016", RISK), old=a.wire, new=b.wire)
        for a, b in self._renamed(gone, come):
            del gone[a.wire], come[b.wire]
            edits += self._another_name(place.property(a.wire, a.pointer, b.pointer), a, b)
        for wire, field in sorted(gone.items()):
            edits += self._removed(place.property(wire, field.pointer, ""), field)
        for wire, field in sorted(come.items()):
            edits += self._added(place.property(wire, "", field.pointer), field)
        for wire in sorted(before.keys() & after.keys()):
            a, b = before[wire], after[wire]
            edits += gather(self._field(place.property(wire, a.pointer, b.pointer), a, b))
        return [*self._others(place, old, new), *edits]

    def share_anything(self, a: Option, b: Option) -> bool:
        """Whether two objects have a property in common."""
        if not isinstance(a.member, Record) or not isinstance(b.member, Record):
            return False
        return bool({field.wire for field in a.member.fields} & {field.wire for field in b.member.fields})

    def _respelled(self, gone: dict[str, Field], come: dict[str, Field]) -> list[tuple[Field, Field]]:
        """Properties of one Python name whose wire name changed: `include` and `include[]`."""
        found = []
        for a in gone.values():
            same = [b for b in come.values() if python_name(a.wire) == python_name(b.wire)]
            if len(same) == 1 and self._types.old.same(a.type, self._types.new, same[0].type):
                found.append((a, same[0]))
        return found

    def _renamed(self, gone: dict[str, Field], come: dict[str, Field]) -> list[tuple[Field, Field]]:
        """The only property that is gone and the only one that is new, where all but the name is the same."""
        if len(gone) != 1 or len(come) != 1:
            return []
        (a,), (b,) = gone.values(), come.values()
        same = a.required == b.required and self._types.old.same(a.type, self._types.new, b.type)
        first, second = sorted((a.wire, b.wire))  # in one order, so that the way back finds the same
        likeness = SequenceMatcher(None, first, second).ratio()
        return [(a, b)] if same and likeness >= _ALIKE else []

    # --- one property ------------------------------------------------------------------------------------------------

    def _added(self, place: Place, field: Field) -> list[Edit]:
        return edit(
            "added",
            _travels(place, field, field),
            request=("W012", BREAK) if field.required else ("W011", SAFE),
            response=("W010", SAFE),
            new=spelling.type_(field.type),
            detail="required" if field.required else "",
            brings=((), references(field.type)),
        )

    def _another_name(self, place: Place, old: Field, new: Field) -> list[Edit]:
        return edit(
            "renamed",
            _travels(place, old, new),
            request=("W013", BREAK),
            response=("W014", BREAK),
            old=old.wire,
            new=new.wire,
            detail=f"called {new.wire} now",
        )

    def _removed(self, place: Place, field: Field) -> list[Edit]:
        return edit(
            "removed",
            _travels(place, field, field),
            request=("W013", BREAK),
            response=("W014", BREAK),
            old=spelling.type_(field.type),
            detail="required" if field.required else "",
            brings=(references(field.type), ()),
        )

    def _field(self, place: Place, old: Field, new: Field) -> list[Edit]:
        types = self._types
        place = _travels(place, old, new)
        edits = types.compare(place, old.type, new.type, required=old.required and new.required)
        edits += self._required(place, old, new)
        return edits + types.notes(place, old, new)

    def _required(self, place: Place, old: Field, new: Field) -> list[Edit]:
        if old.required == new.required:
            return []
        words: dict[str, Any] = {"old": _word(old), "new": _word(new)}
        if new.required:
            return edit("required", place, request=("W020", BREAK), response=("W023", SAFE), **words)
        # It reads as None either way where it may have been null before.
        reads_none = self._types.old.flat(old.type).null and self._types.new.flat(new.type).null
        response = ("W022", NONE if reads_none else RISK)
        return edit("required", place, request=("W021", SAFE), response=response, **words)

    # --- all other keys ----------------------------------------------------------------------------------------------

    def _others(self, place: Place, old: Record, new: Record) -> list[Edit]:
        """Compare the values of a map, or whether an object takes unknown properties."""
        if not old.fields and not new.fields and not old.closed and not new.closed:
            return self._types.compare(place.step("{}"), old.extra or ANY, new.extra or ANY)
        if old.extra is not None and new.extra is not None:
            return self._types.compare(place.step("{}"), old.extra, new.extra)
        before, after = (_openness(each) for each in (old, new))
        if before == after:
            return []
        return edit("others", place, request=("W054", NONE), response=("W054", NONE), old=before, new=after)


def python_name(wire: str) -> str:
    """The name that a parameter or property has in Python, in small letters."""
    return re.sub(r"\W", "_", wire.removesuffix("[]")).lower()


def _travels(place: Place, old: Field, new: Field) -> Place:
    """Leave out the direction in which a property does not travel."""
    hidden = set()
    if old.notes.read_only and new.notes.read_only:
        hidden.add(REQUEST)
    if old.notes.write_only and new.notes.write_only:
        hidden.add(RESPONSE)
    return replace(place, directions=(place.directions - hidden) or place.directions)


def _word(field: Field) -> str:
    return "required" if field.required else "optional"


def _openness(record: Record) -> str:
    if record.closed:
        return "none"
    return f"any {spelling.type_(record.extra)}" if record.extra is not None else "any"
