"""Which schema of the whole each class of the wheel is: one of the spec, or a new one.

    Classes(walk, known).places      component of the wheel -> its place in the spec
    Classes(walk, known).target      component of the wheel -> what a reference to it becomes

Rule: a class that was met at places of the spec is the schema there; where it was met at several, the component that it
was met at most often. Twins (twins.py) share one schema.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .documents import component
from .joining import joined
from .twins import paired, twins
from .walk import Walk


class Classes:
    """`known` are the places that the table of names has for components of the wheel.

    `variants` are pairs of classes at one new place of the spec: the second gets the fields of both, all the way down. `sent` are new components of which a model is sent as well.
    """

    def __init__(
        self,
        walk: Walk,
        known: Mapping[str, str],
        variants: Iterable[tuple[str, str]] = (),
        sent: Collection[str] = (),
    ) -> None:
        self.wheel = walk.wheel
        self.sent = sent
        self.places = {name: chosen(found, known.get(name, "")) for name, found in sorted(walk.pairs.items())}
        named = {name: place for name, place in self.places.items() if component(place)}
        self.twins = twins(self.wheel, named, known)
        for name, other in self.twins.items():
            place = named.get(name) or named.get(other)
            if place:
                self.places[name] = self.places[other] = place
        for name, other in paired(self.wheel, dict(variants)).items():
            if name not in named and other not in named and self.one(other) != self.one(name):
                self.twins.setdefault(name, other)
        self._groups: dict[str, list[str]] = {}
        for name in self.twins:
            self._groups.setdefault(self.one(name), []).append(name)

    def target(self, name: str) -> str:
        """Return the place of the spec that a component is; "" if it is new."""
        place = self.places.get(name, "")
        return place if component(place) else ""

    def one(self, name: str) -> str:
        """Return the component that stands for a new one and all its twins."""
        met = {name}
        while (other := self.twins.get(name, name)) not in met:
            met.add(other)
            name = other
        return name

    def schema(self, name: str) -> dict[str, Any]:
        """Return the schema of a new component, in the terms of the wheel's document."""
        return joined([self.wheel.schemas[each] for each in self.group(name)], self._same, is_sent=name in self.sent)

    def _same(self, one: str, other: str) -> bool:
        """Return whether two references of the wheel's document become one."""
        places = [self.target(name) or self.one(name) for name in (component(one), component(other))]
        return places[0] == places[1]

    def group(self, name: str) -> list[str]:
        """Return the components that are one new schema."""
        return [*self._groups.get(name, ()), name]


def chosen(found: Counter[str], known: str = "") -> str:
    """Return the place that counts, of those that a class was met at: the one known from before, else a component."""
    if known in found:
        return known
    return min(found, key=lambda place: (not component(place), -found[place], len(place), place))
