"""Which member of the old type is which member of the new one.

Rule: members match by their schema, then by what they allow, then by the value of their tag, then by the properties
they share. The order does not matter, and both directions agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.normalize.shapes import Alternative, Choice, Record

from .graph import values_of
from .lookup import Lookup, Option

TAGS = ("type", "object", "event", "role", "kind", "action", "mode")
ALIKE = 0.5
"""Share of common properties above which two anonymous objects count as the same."""


class Members:
    """Matches the members of two types, except those that are compared elsewhere."""

    def __init__(self, old: Lookup, new: Lookup, pairs: Mapping[str, str]) -> None:
        self._old, self._new, self._pairs = old, new, pairs

    def without_equal(
        self, left: list[Option], right: list[Option], all_left: Iterable[Option], all_right: Iterable[Option]
    ) -> tuple[list[Option], list[Option]]:
        """Drop the members that the other type has too."""
        known_right, known_left = list(all_right), list(all_left)
        names_left = {self._pairs.get(each.name, "") for each in known_left} - {""}
        names_right = {each.name for each in known_right} - {""}
        digests_left = {self._old.option_digest(each) for each in known_left}
        digests_right = {self._new.option_digest(each) for each in known_right}
        return (
            [
                each
                for each in left
                if self._pairs.get(each.name) not in names_right or not each.name
                if self._old.option_digest(each) not in digests_right
            ],
            [
                each
                for each in right
                if (each.name not in names_left or not each.name) and self._new.option_digest(each) not in digests_left
            ],
        )

    def alike(self, left: list[Option], right: list[Option], tag: str) -> list[tuple[Option, Option]]:
        """Pair objects of both sides: by tag, then by properties; the most alike first."""
        candidates = []
        for i, a in enumerate(left):
            for j, b in enumerate(right):
                score = self._likeness(a, b, tag)
                if score >= ALIKE:
                    candidates.append((-score, self._old.option_digest(a), self._new.option_digest(b), i, j))
        pairs, used_left, used_right = [], set(), set()
        for _, _, _, i, j in sorted(candidates):
            if i not in used_left and j not in used_right:
                used_left.add(i)
                used_right.add(j)
                pairs.append((left[i], right[j]))
        return pairs

    def _likeness(self, a: Option, b: Option, tag: str) -> float:
        if not isinstance(a.member, Record) or not isinstance(b.member, Record):
            return 0.0
        if not a.member.fields or not b.member.fields:
            return 1.0 if not a.member.fields and not b.member.fields else 0.0
        for wire in dict.fromkeys((tag, *TAGS)):
            mine, theirs = _only_value(self._old, a.member, wire), _only_value(self._new, b.member, wire)
            if mine and theirs:
                return 2.0 + overlap(a.member, b.member) if mine == theirs else 0.0
        return overlap(a.member, b.member)


def are_alike(a: Alternative, b: Alternative) -> bool:
    """Whether two members are similar enough to report their differences property by property."""
    if not isinstance(a, Record) or not isinstance(b, Record) or not a.fields or not b.fields:
        return True
    mine, theirs = a.fields.keys(), b.fields.keys()
    return overlap(a, b) >= ALIKE or mine <= theirs or theirs <= mine


def overlap(a: Record, b: Record) -> float:
    """Return the share of properties that two objects have in common."""
    return len(a.fields.keys() & b.fields.keys()) / max(len(a.fields), len(b.fields), 1)


def _only_value(side: Lookup, record: Record, wire: str) -> str:
    """Return the only value that a property can have, as JSON text; "" if there are several."""
    site = record.fields.get(wire)
    match [each.member for each in side.flat(side.at(site)).options] if site else []:
        case [Choice() as choice] if len(choice.values) == 1:
            return values_of(choice)[0]
    return ""
