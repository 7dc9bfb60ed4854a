"""Which member of one union is which member of the other.

Rule: literals decide. Two members whose tags have no literal in common are different, however alike they are; the more
tags agree the better, and of equals the one with more fields in common. A member has one partner at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.normalize.shapes import Record

Tags = Mapping[str, frozenset[str]]
_ALIKE = 0.5
"""How many of all fields two members without a common tag share at least."""


def pair(mine: Sequence[tuple[Record, Tags]], theirs: Sequence[tuple[Record, Tags]]) -> list[tuple[int, int]]:
    """Return the indexes of members that are the same, best first."""
    scored = []
    for first, (one, my_tags) in enumerate(mine):
        for second, (other, their_tags) in enumerate(theirs):
            common = my_tags.keys() & their_tags.keys()
            if any(my_tags[name].isdisjoint(their_tags[name]) for name in common):
                continue
            exact = sum(my_tags[name] == their_tags[name] for name in common)
            alike = len(one.fields.keys() & other.fields.keys()) / len(one.fields.keys() | other.fields.keys())
            if common or alike >= _ALIKE:
                scored.append((-exact, -alike, first, second))
    found: list[tuple[int, int]] = []
    for _, _, first, second in sorted(scored):
        if not any(first == one or second == other for one, other in found):
            found.append((first, second))
    return found


def label(tags: Tags) -> str:
    """Return what tells a member, `type=message role=user`: fields with one literal, since lists of them grow.

    "" if no field has only a few literals.
    """
    sole = {name: values for name, values in tags.items() if len(values) == 1} or dict(list(tags.items())[:1])
    return " ".join(f"{name}={'|'.join(sorted(values))}" for name, values in sole.items())
