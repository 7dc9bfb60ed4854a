"""Refuses schemas that are nothing but themselves: references and unions that lead back to their start."""

from __future__ import annotations

from collections.abc import Iterable

from .shaper import Shaper
from .shapes import Named


def refuse(shaper: Shaper, places: Iterable[str]) -> None:
    """Raise SpecUnreadable for a place that refers to itself, without an object or a list in between.

    With a lenient spec, such a place is read as any value.
    """
    finished: set[str] = set()
    for start in places:
        way: list[str] = []
        stack = [(start, False)]
        while stack:
            place, leaving = stack.pop()
            if leaving:
                way.pop()
                finished.add(place)
                continue
            if place in way:
                circle = "a schema that refers to nothing but itself"
                shaper.spec.unreadable(place, circle)
                shaper.give_up(place)
                continue
            if place in finished:
                continue
            way.append(place)
            stack.append((place, True))
            stack.extend((each.target, False) for each in shaper.place(place).alternatives if isinstance(each, Named))
