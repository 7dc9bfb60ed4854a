"""What client and server send over sockets: unions of events in the wheel, and what the spec has of them.

Rule: a union is the one that the table of names knows, else the one of its name; of several unions of one name the
outermost comes first. Models and TypedDicts of what a client sends are one union of the spec.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from official.component_names import ways

from .documents import SCHEMAS, component
from .types import Types


def compare(types: Types, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Compare the events of all sockets; yield each union of the wheel with that of the spec."""
    spec, wheel = types.spec, types.wheel
    sockets: dict[str, dict[str, str]] = wheel.data.get("x-official-sockets", {})
    unions = {key: known[key] for key in sockets if component(known.get(key, "")) in spec.schemas}
    for key in sorted(sockets, key=lambda each: (each.count("."), each)):
        wishes = [SCHEMAS + name for name in ways(key) if name in spec.schemas]
        if union := next((each for each in wishes if each not in unions.values()), ""):
            unions.setdefault(key, union)
    for key, schema in sorted(sockets.items()):
        if union := unions.get(key) or unions.get(_plain(key), ""):
            yield schema["$ref"], union
            side = "body" if key.endswith("Param") else "event"
            types.compare(spec.place(union), wheel.place(schema["$ref"]), side, f"socket {key.rpartition(':')[2]}")


def _plain(key: str) -> str:
    """Return the key of a union of models for that of the TypedDicts, which repeat what the client sends."""
    module, _, name = key.partition(":")
    return f"{module.removesuffix('_param')}:{name.removesuffix('Param')}"
