"""Parts of the wheel's document -> parts of the supplement: references rewritten, and the components that they need.

Rule: a component gets in if something that is added refers to it, and the spec has no schema for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .classes import Classes
from .documents import SCHEMAS
from .naming import names_for

_UNUSED = frozenset({"x-official-type"})


class Content:
    """`known` are names that components have from before, by the key of the type; `taken` names that others have."""

    def __init__(
        self,
        classes: Classes,
        keys: Mapping[str, str],
        parts: Iterable[Any],
        known: Mapping[str, str],
        taken: Iterable[str],
    ) -> None:
        self.classes = classes
        self.keys = keys
        self.new = sorted(self._reached(parts))
        self.names = dict(self._before(known))
        fresh = [self.keys[each] for each in self.new if self.keys[each] not in self.names]
        self.names |= names_for(fresh, keys.values(), [*taken, *known.values()])
        """Key of a type -> the name of its new component."""

    def _before(self, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the names that new components had before, each once: classes that were one schema may be two by now."""
        met: set[str] = set()
        unnamed = []
        for each in sorted(self.new, key=lambda each: ("param" in self.keys[each].lower(), self.keys[each])):
            key = self.keys[each]
            if key in known and known[key] not in met:
                met.add(known[key])
                yield key, known[key]
            else:
                unnamed.append(each)
        for each in unnamed:  # a class that came later may be one with a class that has a name already
            names = (known.get(self.keys[twin], "") for twin in self.classes.group(each))
            if name := next((name for name in names if name and name not in met), ""):
                met.add(name)
                yield self.keys[each], name

    def _reached(self, parts: Iterable[Any]) -> set[str]:
        """Return the components that the parts need and the spec has not."""
        found: set[str] = set()
        waiting = [name for part in parts for name in references(part)]
        while waiting:
            name = waiting.pop()
            one = self.classes.one(name)
            if not self.classes.target(name) and one not in found:
                found.add(one)
                waiting += references(self.classes.schema(one))
        return found

    def components(self) -> dict[str, Any]:
        """Return the new components by their names."""
        found = {self.names[self.keys[name]]: self.rewritten(self.classes.schema(name)) for name in self.new}
        return dict(sorted(found.items()))

    def by_component(self) -> dict[str, str]:
        """Return the name of each new component, by the component of the wheel that it is."""
        return {name: self.names[self.keys[name]] for name in self.new}

    def types(self) -> dict[str, set[str]]:
        """Return the keys of the types that each new component is made of, by its name."""
        return {
            self.names[self.keys[name]]: {self.keys[each] for each in self.classes.group(name)} for name in self.new
        }

    def has(self, name: str) -> bool:
        """Return whether a component of the wheel is a schema of the spec or a new one."""
        return bool(self.classes.target(name)) or self.keys[self.classes.one(name)] in self.names

    def place(self, name: str) -> str:
        """Return where a component of the wheel is in the whole."""
        return self.classes.target(name) or SCHEMAS + self.names[self.keys[self.classes.one(name)]]

    def rewritten(self, value: Any) -> Any:
        """Return a part with references to the whole, without marks that nobody reads."""
        if isinstance(value, dict):
            return {
                key: self.place(item.removeprefix(SCHEMAS))
                if key == "$ref" and isinstance(item, str)
                else self.rewritten(item)
                for key, item in value.items()
                if key not in _UNUSED
            }
        return [self.rewritten(each) for each in value] if isinstance(value, list) else value


def references(value: Any) -> Iterator[str]:
    """Yield the components that a part refers to."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "$ref" and isinstance(item, str):
                yield item.removeprefix(SCHEMAS)
            else:
                yield from references(item)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)
