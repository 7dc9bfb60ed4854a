"""Strings, numbers and booleans of two types: which are free, which are one of a few values.

Rule: a string next to an enum of strings makes the enum open: its values are then only the known ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.normalize.shapes import Choice, Scalar

from . import limits, spelling
from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, edit
from .graph import Limits, kind_of
from .lookup import Option
from .matching import TAGS

KINDS = ("str", "number", "bool", "bytes")


@dataclass(frozen=True, slots=True)
class Facet:
    """What a type says about one kind of scalar."""

    names: frozenset[str]
    """The free kinds: str, int, float, bool, bytes."""
    values: frozenset[str]
    """As JSON texts."""
    limits: Limits
    """Constraints that apply to every free kind."""

    @property
    def state(self) -> str:
        """none, free, closed or open."""
        if self.names:
            return "open" if self.values else "free"
        return "closed" if self.values else "none"

    def __str__(self) -> str:
        free = [spelling.WORDS[name] for name in sorted(self.names)]
        return spelling.listed([*free, *sorted(self.values)], " | ")


def facet(options: Iterable[Option], kind: str) -> Facet:
    """Collect what some members say about one kind."""
    names: set[str] = set()
    values: set[str] = set()
    said: list[set[tuple[str, str]]] = []
    for option in options:
        match option.member:
            case Scalar() if _is_of(kind_of(option.member), kind):
                names.add(kind_of(option.member))
                said.append(set(option.all_limits))
            case Choice(values=listed):
                values.update(text for of_kind, text in listed if of_kind == kind)
    common = set.intersection(*said) if said else set()
    return Facet(frozenset(names), frozenset(values), tuple(sorted(common)))


def _is_of(name: str, kind: str) -> bool:
    return name == kind or (kind == "number" and name in ("int", "float"))


def compare(place: Place, old: Facet, new: Facet, *, known_old: Facet, known_new: Facet) -> list[Edit]:
    """Compare a kind that both types have.

    `old` and `new` leave out what belongs to schemas that are compared by themselves; the known ones have all.
    """
    before, after = known_old.state, known_new.state
    added, removed = new.values - known_old.values, old.values - known_new.values
    if before == "closed" and after == "closed":
        return _values(place, added, removed, known_old.values, known_new.values)
    if before == "closed" or after == "closed":
        return _opened(place, known_old, known_new, to_closed=after == "closed")
    edits = []
    if added or removed:
        verdict = ("W046", SAFE if added else NONE)  # any string was and is allowed
        edits += edit("values", place, request=verdict, response=verdict, **_listed(removed, added))
    numbers = _numbers(place, known_old, known_new)
    if not numbers and known_old.names == known_new.names:
        numbers = limits.compare(place, known_old.limits, known_new.limits)
    return [*edits, *numbers]


def _values(
    place: Place, added: frozenset[str], removed: frozenset[str], all_old: frozenset[str], all_new: frozenset[str]
) -> list[Edit]:
    if not added and not removed:
        return []
    if place.tail in TAGS and len(all_old) == len(all_new) == 1 and added and removed:
        verdict = ("W035", BREAK)
        return edit("values", place, request=verdict, response=verdict, **_listed(removed, added))
    return edit(
        "values",
        place,
        request=("W042", BREAK) if removed else ("W040", SAFE),
        response=("W041", RISK) if added else ("W043", SAFE),
        **_listed(removed, added),
    )


def _opened(place: Place, old: Facet, new: Facet, *, to_closed: bool) -> list[Edit]:
    """Report that a free value became one of a few, or the other way round."""
    if to_closed:
        request, response = ("W044", RISK), ("W044", SAFE)
    else:
        request, response = ("W045", SAFE), ("W045", RISK)
    return edit("open or closed", place, request=request, response=response, old=str(old), new=str(new))


def _numbers(place: Place, old: Facet, new: Facet) -> list[Edit]:
    """Report that integers became numbers, or the other way round."""
    before, after = "float" in old.names, "float" in new.names
    if before == after or not old.names or not new.names:
        return []
    if after:
        request, response = ("W027", SAFE), ("W026", RISK)
    else:
        request, response = ("W027", BREAK), ("W026", SAFE)
    words = ("number" if before else "integer", "number" if after else "integer")
    return edit("type", place, request=request, response=response, old=words[0], new=words[1])


def _listed(removed: Iterable[str], added: Iterable[str]) -> dict[str, Any]:
    return {"old": spelling.listed(sorted(removed)), "new": spelling.listed(sorted(added))}
