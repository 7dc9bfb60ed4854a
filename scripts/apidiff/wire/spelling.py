"""Types and places in words that people read: `list[string]`, `"fast" | "slow"`, `Project | null`.

Rule: a type has one spelling, whatever its order in the document. Long lists are cut, with the number of the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import pointers
from pipeline.normalize.shapes import Alternative, Choice, Named, Record, Scalar, Sequence, Shape, Site

from .graph import Graph, kind_of, members, takes_null, values_of

WORDS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "bytes": "binary"}
_MOST = 8
BASE = " (base)"


def type_(graph: Graph, value: Shape) -> str:
    """Return the spelling of a type."""
    found = sorted({member(graph, each) for each in members(value)})
    if takes_null(value):
        found.append("null")
    return " | ".join(found) or "null"


def member(graph: Graph, value: Alternative, *, whole: bool = False) -> str:
    """Return the spelling of one member of a type; `whole` cuts nothing."""
    match value:
        case Scalar():
            return WORDS[kind_of(value)]
        case Choice():
            return " | ".join(values_of(value)) if whole else listed(values_of(value), " | ")
        case Sequence(items=items):
            return f"list[{_at(graph, items)}]"
        case Named(target=target):
            return name(target)
        case Record(fields=fields, required=required) if fields:
            return f"object{{{listed([wire if wire in required else f'{wire}?' for wire in fields])}}}"
        case Record(extras=extras):
            return f"map[{_at(graph, extras)}]" if extras else "object"
        case _:
            return "any"


def _at(graph: Graph, sites: tuple[Site, ...]) -> str:
    return type_(graph, graph.sites[sites[0]]) if sites else "any"


def name(target: str) -> str:
    """Return the name of a schema, or the place where it is written if it has none."""
    text = target.removesuffix(BASE)
    if not text.startswith("#/"):
        return text
    steps = pointers.steps(text)
    words = steps[2:] if steps[:2] == ["components", "schemas"] else steps[1:]
    skipped = {"properties", "items", "schema", "content", "allOf", "anyOf", "oneOf"}
    return ".".join(step for step in words if step not in skipped and not step.isdecimal()) or text


def listed(values: Iterable[str], separator: str = ", ") -> str:
    """Join the first few values, and count the rest."""
    texts = list(values)
    if len(texts) <= _MOST:
        return separator.join(texts)
    return f"{separator.join(texts[: _MOST - 1])}{separator}… {len(texts) - _MOST + 1} more"


def place(pointer: str) -> str:
    """Return a name for a place: `Project.geography`, `GET /files`, or its pointer."""
    steps = pointers.steps(pointer)
    if steps[:2] == ["components", "schemas"] and len(steps) > 2:
        return name(pointer)
    if steps[:1] == ["paths"] and len(steps) > 2:
        return f"{steps[2].upper()} {steps[1]}"
    if steps[:1] == ["webhooks"] and len(steps) > 1:
        return f"webhook {steps[1]}"
    return pointer
