"""Names for schemas without a name in the document.

Rule: a name consists of the name of the component or operation around the schema and the words on the way to it, so it
depends on nothing else in the document. Of two equal names, the later one in the document's order gets a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..document import pointers

_WORDS = re.compile(r"[A-Za-z0-9]+")
_SIBILANT = ("ses", "xes", "zes", "ches", "shes")


def pascal(text: str) -> str:
    """Return a name in PascalCase: `tool_resources` -> `ToolResources`. Anything but letters and digits ends a word."""
    return "".join(word[0].upper() + word[1:] for word in _WORDS.findall(text))


def singular(name: str) -> str:
    """Return a name for an item of a list: `Tools` -> `Tool`, `Data` -> `DataItem`."""
    if name.endswith("ies") and len(name) > 4:
        return name[:-3] + "y"
    if name.endswith(_SIBILANT):
        return name[:-2] if not name.endswith(("ases", "uses", "oses")) else name[:-1]
    if name.endswith("s") and not name.endswith(("ss", "us", "is")):
        return name[:-1]
    return name + "Item"


def operation_id(verb: str, path: str) -> str:
    """Return a name for an operation without operationId: `get`, `/files/{id}` -> `get_files_id`."""
    return "_".join([verb, *_WORDS.findall(path)])


def inside(owner: str, way: list[str]) -> str:
    """Return a name for the place that `way`, steps of a pointer, leads to from the schema called `owner`."""
    name = owner
    steps = iter(way)
    for step in steps:
        match step:
            case "properties" | "$defs" | "definitions" | "patternProperties" | "dependentSchemas":
                name += pascal(next(steps, ""))
            case "items":
                name = singular(name)
            case "additionalProperties":
                name += "Value"
            case "anyOf" | "oneOf" | "prefixItems":
                name += f"Variant{int(next(steps, '0')) + 1}"
            case "allOf":
                next(steps, "")
            case "responses":
                next(steps, "")
                name += "Response"
            case "requestBody":
                name += "Request"
            case "parameters" | "content" | "headers":
                next(steps, "")
            case _:
                pass
    return name


def owner(pointer: str) -> tuple[list[str], list[str]]:
    """Split a pointer into the steps of the component or operation that owns the place, and the way from there."""
    steps = pointers.steps(pointer)
    length = {"components": 3, "paths": 3, "webhooks": 2, "x-webhooks": 2}.get(steps[0], len(steps))
    return steps[:length], steps[length:]


@dataclass
class Names:
    """The names in use. Names that differ only in case or punctuation count as equal."""

    _taken: set[str] = field(default_factory=set)

    def reserve(self, name: str) -> None:
        """Reserve a name of the document itself."""
        self._taken.add(_folded(name))

    def claim(self, wanted: str) -> str:
        """Return `wanted`, or with a number if that is taken, and reserve it."""
        name, number = wanted, 2
        while _folded(name) in self._taken:
            name, number = f"{wanted}{number}", number + 1
        self._taken.add(_folded(name))
        return name


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower() or name
