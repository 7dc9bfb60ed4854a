"""anyOf and oneOf: what one of several schemas allows.

Rule: anonymous unions are flattened, named ones stay names. Members that only say `required` do not make a union.
"""

from __future__ import annotations

from typing import Any

from . import keywords, vocabulary
from .shapes import Anything, Discriminator, Named, Null, Record, Shape


def only_constrain(members: list[Any]) -> bool:
    """Return whether every member only says which properties are required."""
    return all(
        isinstance(member, dict)
        and member.keys() <= vocabulary.HARMLESS_BESIDE_REQUIRED
        and member.keys() & {"required", "not"}
        for member in members
    )


def without_repetition(members: list[Any]) -> list[int]:
    """Return the indexes of the members that add something. `false` allows nothing."""
    kept: list[int] = []
    for index, member in enumerate(members):
        said = keywords.without_prose(member)
        if said is False or any(said == keywords.without_prose(members[known]) for known in kept):
            continue
        kept.append(index)
    return kept or [0]


def join(members: list[Shape]) -> Shape:
    """Return what at least one member allows."""
    alternatives = tuple(each for member in members for each in member.alternatives)
    meaningful = [member for member in members if not all(isinstance(each, Null) for each in member.alternatives)]
    return Shape(alternatives, _lifted_notes(meaningful), _common_discriminator(meaningful))


def _lifted_notes(members: list[Shape]) -> dict[str, Any]:
    """Return the notes for the whole: those of the only member besides null, or the first default of several."""
    if len(members) == 1:
        return dict(members[0].notes)
    return next(({"default": each.notes["default"]} for each in members if "default" in each.notes), {})


def _common_discriminator(members: list[Shape]) -> Discriminator | None:
    """Return the tag that every object among the members has."""
    tagged = {member.discriminator for member in members if _has_objects(member)}
    if len({each.property if each else None for each in tagged}) != 1 or None in tagged:
        return None
    mapping = {value: target for each in tagged if each for value, target in each.mapping}
    return Discriminator(next(each.property for each in tagged if each), tuple(sorted(mapping.items())))


def _has_objects(shape: Shape) -> bool:
    return any(isinstance(each, (Named, Record, Anything)) for each in shape.alternatives)
