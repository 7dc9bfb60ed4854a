"""Two types at one place: which classes are which, and what the one allows and the other does not.

Rule: a class of the wheel and a schema are compared once for each side (body, answer ...), wherever they meet first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from pipeline.document import pointers
from pipeline.normalize.shapes import Choice, Record, Scalar, Sequence, Site

from . import matching
from .documents import SCHEMAS, Document, component
from .finding import (
    AGREE,
    ONLY_SPEC,
    ONLY_WHEEL,
    REQUIRED_IN_SPEC,
    REQUIRED_IN_WHEEL,
    WHEEL_TAKES_MORE,
    Change,
    Finding,
)
from .homes import field_home, required_homes, whole
from .views import View, kinds_of

SENT = ("parameter", "body")
"""Sides on which the wheel tells optional from nullable; in what the service answers it cannot."""
_SOFT = {"map": "object", "integer": "number"}
"""Kinds that count as another one where a wheel cannot tell them apart."""


class Types:
    """Compares types one after another; `run` works off everything that was found on the way."""

    def __init__(
        self, spec: Document, wheel: Document, findings: list[Finding], pairs: Callable[[str, str], None]
    ) -> None:
        self.spec = spec
        self.wheel = wheel
        self.findings = findings
        self._pair = pairs
        self.bodies: set[str] = set()
        """Operations whose bodies are compared."""
        self._waiting: deque[tuple[View, View, str, str]] = deque()
        self._met: set[tuple[str, str, str]] = set()

    def compare(self, mine: View, theirs: View, side: str, where: str) -> None:
        """Compare two types, and all that is below them, later."""
        self._waiting.append((mine, theirs, side, where))

    def run(self) -> None:
        while self._waiting:
            self._types(*self._waiting.popleft())

    def _note(
        self, side: str, aspect: str, difference: str, where: str, mine: str, theirs: str, *changes: Change
    ) -> None:
        is_argument = side == "body" and where.rpartition(".")[0] in self.bodies
        self.findings.append(Finding(side, aspect, difference, where, mine, theirs, changes, is_argument))

    # --- one place ---------------------------------------------------------------------------------------------------

    def _types(self, mine: View, theirs: View, side: str, where: str) -> None:
        if theirs.names and not (theirs.records and len(theirs.options) == 1):
            self._pair(theirs.inner, mine.inner)
        self._kinds(mine, theirs, side, where)
        self._null(mine, theirs, side, where)
        self._literals(mine, theirs, side, where)
        self._lists(mine, theirs, side, where)
        if len(mine.maps) == len(theirs.maps) == 1 and mine.maps[0].extras and theirs.maps[0].extras:
            self._inner(mine.maps[0].extras, theirs.maps[0].extras, mine.at, theirs.at, side, f"{where}{{}}")
        self._members(mine, theirs, side, where)

    def _kinds(self, mine: View, theirs: View, side: str, where: str) -> None:
        if mine.anything or theirs.anything:
            here = mine.anything, theirs.anything
            difference = AGREE if all(here) else f"anything in the {'spec' if mine.anything else 'wheel'}"
            self._note(side, "type", difference, where, mine.at, theirs.at)
            return
        ours, others = ({_SOFT.get(kind, kind) for kind in view.kinds} for view in (mine, theirs))
        more = [kind for kind in sorted(theirs.kinds - mine.kinds) if _SOFT.get(kind, kind) not in ours]
        if "number" in theirs.opens and "integer" in mine.kinds and "number" not in mine.kinds:
            more.append("number")
        closed = [kind for kind in sorted(theirs.opens - mine.opens) if kind in mine.kinds and kind != "boolean"]
        if not (more or closed):
            less = [kind for kind in sorted(mine.kinds - theirs.kinds) if _SOFT.get(kind, kind) not in others]
            difference = f"{', '.join(less)} {ONLY_SPEC}" if less else AGREE
            self._note(side, "type", difference, where, mine.at, theirs.at)
        for kind in more + closed:
            value = self._value(theirs, kind)
            places = (mine.union,) if theirs.names else mine.parts
            changes = [Change("type", place, kind, value) for place in places]
            self._note(side, "type", f"{WHEEL_TAKES_MORE}: {kind}", where, mine.at, theirs.at, *changes)

    def _value(self, view: View, kind: str) -> object:
        """Return a schema of the wheel's document for one kind of value that is allowed at a place."""
        found = [each for each in view.options if kind in kinds_of(each)]
        if kind in view.opens:
            found = [each for each in found if isinstance(each, Scalar)]
        said = [
            {"$ref": each.at} if component(each.at) else self.wheel.at(each.at) if each.at else {"type": kind}
            for each in found
        ]
        return said[0] if len(said) == 1 else {"anyOf": said}

    def _null(self, mine: View, theirs: View, side: str, where: str) -> None:
        changes: list[Change] = []
        difference = AGREE
        if theirs.takes_null and not mine.takes_null and side in SENT:
            difference = ONLY_WHEEL
            changes = [Change("nullable", place) for place in mine.parts if not self.spec.place(place).takes_null]
        elif mine.takes_null and not theirs.takes_null and not mine.anything:
            difference = ONLY_SPEC
        self._note(side, "nullable", difference, where, mine.at, theirs.at, *changes)

    def _literals(self, mine: View, theirs: View, side: str, where: str) -> None:
        ours, others = mine.literals, theirs.literals
        if bool(ours) != bool(others):
            self._note(side, "literals", f"list {ONLY_SPEC if ours else ONLY_WHEEL}", where, mine.at, theirs.at)
            return
        enums = (
            [view.choices for view in map(self.spec.place, mine.parts) if view.choices]
            if len(mine.parts) > 1
            else [mine.choices]
        )
        for text in sorted({**ours, **others}):
            difference = ONLY_WHEEL if text not in ours else ONLY_SPEC if text not in others else AGREE
            changes = []
            if difference == ONLY_WHEEL:
                beside = next(each for each in theirs.choices if others[text] in _values(each))
                homes = [_home(choices, beside) for choices in enums]
                changes = [
                    Change("literal", home.at or mine.inner, text, others[text])
                    for home in homes
                    if others[text] not in _values(home)
                ]
            self._note(
                side, "literals", difference, f"{where} {text}", pointers.child(mine.inner, text), theirs.at, *changes
            )
        for each in theirs.choices:
            if component(each.at) and ours and (home := _home(mine.choices, each)).at:
                self._pair(each.at, home.at)

    def _lists(self, mine: View, theirs: View, side: str, where: str) -> None:
        """Compare items: of two unions of lists, those that hold the same kinds of values."""
        left = list(theirs.lists)
        for one in mine.lists:
            if not left:
                return
            kinds = self._items(self.spec, one).kinds
            other = max(left, key=lambda each: len(kinds & self._items(self.wheel, each).kinds))
            left.remove(other)
            if component(other.at) and other.at not in theirs.names:
                self._pair(other.at, whole(one.at) if one.at else mine.inner)
            if one.items and other.items:
                self._inner(one.items, other.items, one.at, other.at, side, f"{where}[]")

    @staticmethod
    def _items(document: Document, sequence: Sequence) -> View:
        return document.either(sequence.items, sequence.at)

    def _inner(
        self, mine: tuple[Site, ...], theirs: tuple[Site, ...], at: str, their_at: str, side: str, where: str
    ) -> None:
        self.compare(self.spec.either(mine, at), self.wheel.either(theirs, their_at), side, where)

    # --- objects -----------------------------------------------------------------------------------------------------

    def _members(self, mine: View, theirs: View, side: str, where: str) -> None:
        if not mine.records or not theirs.records:
            return
        if len(mine.records) == len(theirs.records) == 1:
            self._objects(mine, mine.records[0], theirs.records[0], side, where)
            return
        ours = [(each, self.spec.tags(each)) for each in mine.records]
        others = [(each, self.wheel.tags(each)) for each in theirs.records]
        matched = matching.pair(ours, others)
        for first, second in matched:
            one, other = mine.records[first], theirs.records[second]
            self._note(side, "members", AGREE, where, one.at, other.at)
            self._objects(
                mine, one, other, side, f"{where}<{component(other.at) or matching.label(others[second][1])}>"
            )
        for index, (one, tags) in enumerate(ours):
            if index not in {first for first, _ in matched}:
                self._note(side, "members", ONLY_SPEC, f"{where} {matching.label(tags) or one.at}", one.at, theirs.at)
        for index, (other, tags) in enumerate(others):
            if index not in {second for _, second in matched}:
                name = matching.label(tags) or component(other.at)
                changes = (
                    [Change("member", mine.union, name, {"$ref": other.at})] if other.at.startswith(SCHEMAS) else []
                )
                self._note(side, "members", ONLY_WHEEL, f"{where} {name}", mine.inner, other.at, *changes)

    def _objects(self, view: View, one: Record, other: Record, side: str, where: str) -> None:
        self._pair(other.at, view.inner if len(view.options) == 1 and component(view.inner) else whole(one.at))
        at = one.at or view.inner
        key = (at, other.at, side)
        if key in self._met:
            return
        self._met.add(key)
        for name in sorted(one.fields.keys() | other.fields.keys()):
            place = f"{where}.{name}"
            if name not in other.fields:
                self._note(side, "fields", ONLY_SPEC, place, one.fields[name].pointer, other.at)
            elif name not in one.fields:
                theirs = other.fields[name].pointer
                change = Change("field", field_home(self.spec, at), name, self.wheel.at(theirs))
                self._note(side, "fields", ONLY_WHEEL, place, at, theirs, change)
            else:
                self._field(name, one, other, side, place)

    def _field(self, name: str, one: Record, other: Record, side: str, where: str) -> None:
        mine, theirs = self.spec.site(one.fields[name]), self.wheel.site(other.fields[name])
        self._note(side, "fields", AGREE, where, mine.at, theirs.at)
        ours, others = name in one.required, name in other.required
        if side not in SENT and not (ours and others and theirs.takes_null):
            ours = ours and not mine.takes_null  # the wheel writes what may be left out and what may be null in one way
        difference = AGREE if ours == others else REQUIRED_IN_SPEC if ours else REQUIRED_IN_WHEEL
        changes = []
        if difference == REQUIRED_IN_SPEC:
            changes = [Change("optional", home, name) for home in required_homes(self.spec, one.at, name)]
        self._note(side, "required", difference, where, mine.at, theirs.at, *changes)
        self.compare(mine, theirs, side, where)


def _values(choice: Choice) -> list[object]:
    return [value for _, value in choice.values]


def _home(mine: tuple[Choice, ...], theirs: Choice) -> Choice:
    """Return the enum that a new literal belongs to: the one that has most of the literals beside it."""
    return max(mine, key=lambda each: len(set(each.values) & set(theirs.values)))
