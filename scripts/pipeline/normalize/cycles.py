"""Finds schemas that are nothing but themselves: references and unions that lead back without an object or a list."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import SpecUnreadable
from .shaper import Shaper
from .shapes import Named
from .spec import CORRECT


def refuse(shaper: Shaper, places: Iterable[str]) -> None:
    """Raise SpecUnreadable where one of `places` can only be read by reading it first; a lenient spec takes any value."""
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
                shaper.spec.fault(SpecUnreadable(circle, pointer=place, fix=CORRECT))
                shaper.give_up(place)
                continue
            if place in finished:
                continue
            way.append(place)
            stack.append((place, True))
            stack.extend((each.target, False) for each in shaper.place(place).alternatives if isinstance(each, Named))
