"""How long a chain of references may be: a schema that is another one, which is a third one, and so on.

Rule: to read a place is to read the whole chain behind it, so a chain longer than any that people write stops the build
before anything is read. Properties are read on their own and do not count. Lists of lists, and maps of maps, may go on
for longer.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from ..errors import PipelineError, SpecUnreadable
from . import references
from .references import MAX_LINKS
from .spec import CORRECT, Spec

MAX_LISTS = 1_000
"""How many named lists may be nested."""
_TOGETHER = ("allOf", "anyOf", "oneOf")
_INSIDE = ("items", "additionalProperties")


def refuse(spec: Spec) -> None:
    """Raise SpecUnreadable at the start of a chain of too many references."""
    starts = references.mentioned(spec)
    _bound(spec, starts, MAX_LINKS, inside=False)
    _bound(spec, starts, MAX_LISTS, inside=True)


def _bound(spec: Spec, starts: list[str], limit: int, *, inside: bool) -> None:
    links: dict[str, int] = {}
    """Place -> length of the longest chain that starts there."""
    for start in starts:
        if start in links:
            continue
        way = [(start, _onward(spec, start, inside=inside))]
        open_ = {start}
        while way:
            place, ahead = way[-1]
            links.setdefault(place, 0)
            if not ahead:
                open_.discard(place)
                way.pop()
            elif ahead[-1] in open_ or ahead[-1] in links:
                links[place] = max(links[place], links[ahead.pop()] + 1)
            else:
                open_.add(ahead[-1])
                way.append((ahead[-1], _onward(spec, ahead[-1], inside=inside)))
            if len(way) > limit + 1 or links[place] > limit:
                raise _too_long(way[0][0] if way else place, limit)


def _too_long(place: str, limit: int) -> SpecUnreadable:
    return SpecUnreadable(
        f"a chain of more than {limit} references, each to a schema that says no more than the next one",
        pointer=place,
        fix=CORRECT,
    )


def _onward(spec: Spec, place: str, *, inside: bool) -> list[str]:
    """Return the places that have to be read to know what is at `place`."""
    found: list[str] = []
    waiting: list[Any] = [spec.at(place)]
    while waiting:
        schema = waiting.pop()
        if not isinstance(schema, dict):
            continue
        if isinstance(schema.get("$ref"), str) and schema["$ref"].startswith("#/"):
            with suppress(PipelineError):  # reported when the place is read
                found.append(references.resolve(spec, schema["$ref"], place))
        for keyword in _TOGETHER:
            if isinstance(schema.get(keyword), list):
                waiting.extend(schema[keyword])
        if inside:
            waiting.extend(schema.get(keyword) for keyword in _INSIDE)
    return found
