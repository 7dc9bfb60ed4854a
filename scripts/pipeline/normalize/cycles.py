"""Finds schemas that are nothing but themselves: references and unions that lead back without an object or a list."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import SpecUnreadable
from .reader import Reader
from .shapes import Named
from .source import CORRECT


def refuse(reader: Reader, places: Iterable[str]) -> None:
    """Raise SpecUnreadable where one of `places` can only be read by reading it first; a lenient source takes any value."""
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
                reader.source.fault(SpecUnreadable(circle, pointer=place, fix=CORRECT))
                reader.give_up(place)
                continue
            if place in finished:
                continue
            way.append(place)
            stack.append((place, True))
            stack.extend((each.target, False) for each in reader.place(place).alternatives if isinstance(each, Named))
