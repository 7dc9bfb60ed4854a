"""A document -> its canonical graph, and the graph as plain JSON values for a cache.

read(document) -> Graph                 never stops at a fault: what is at fault says nothing, and is a defect
to_json(graph), from_json(value)        the same graph, in lists and texts
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from pipeline.document import pointers
from pipeline.normalize import cycles
from pipeline.normalize.shaper import Shaper as Reader
from pipeline.normalize.spec import Spec as Source

from . import prose
from .calls import Calls, requirements, schemes
from .graph import (
    Answer,
    Choice,
    Defect,
    Field,
    Graph,
    Listing,
    Notes,
    Operation,
    Parameter,
    Payload,
    Record,
    Ref,
    Scalar,
    Schema,
    Type,
    Value,
    Webhook,
)
from .schemas import Types

_INVALID = ("is read as `type:", "is read as `$ref`")
_ABOUT_US = ("is not read", "belongs to HTTP itself", "`ref` is not a keyword")


def read(document: dict[str, Any], defects: Iterable[Any] = ()) -> Graph:
    """Read a document of OpenAPI 3. `defects` are those that `pipeline.load` found in its text."""
    source = Source(document, lenient=True)
    components = source.mapping(document, "components", "#")
    names = [str(name) for name in source.mapping(components, "schemas", "#/components")]
    reader = Reader(source)
    cycles.refuse(reader, [pointers.child("#", "components", "schemas", name) for name in names])
    types = Types(reader)
    types.read(names)
    calls = Calls(types)
    operations, webhooks = calls.operations(), calls.webhooks()
    types.finish()
    return Graph(
        servers=_servers(source),
        schemas=dict(sorted(types.schemas.items())),
        operations=operations,
        webhooks=webhooks,
        security=requirements(source, document, "#"),
        schemes=schemes(source),
        prose=prose.digests(document),
        lost=tuple(sorted({each.pointer for each in source.defects if each.serious})),
        defects=tuple([Defect(each.pointer, each.what) for each in defects] + list(_faults(source))),
    )


def _faults(source: Source) -> Iterable[Defect]:
    """The faults of the document; what only says how it is read is none."""
    for pointer, text, serious, _ in source.defects:
        if not any(words in text for words in _ABOUT_US):
            yield Defect(pointer, text, serious or any(words in text for words in _INVALID))


def _servers(source: Source) -> tuple[str, ...]:
    found = []
    for index, value in enumerate(source.listing(source.document, "servers", "#")):
        server = source.expect(value, dict, "a server", pointers.child("#", "servers", index))
        found.append(str(server.get("url", "")).rstrip("/"))
    return tuple(found)


# --- as JSON ---------------------------------------------------------------------------------------------------------

_CLASSES: tuple[type, ...] = (
    *(Value, Scalar, Choice, Listing, Record, Ref, Type, Notes, Field, Schema),
    *(Parameter, Payload, Answer, Operation, Webhook, Graph),
)
_NUMBERS = {each: number for number, each in enumerate(_CLASSES)}
_NAMES = {each: tuple(field.name for field in fields(each)) for each in _CLASSES}


def to_json(graph: Graph) -> dict[str, Any]:
    """Write a graph as plain JSON values: an object is a list that begins with the number of its class."""
    return {"graph": _written(graph)}


def from_json(value: dict[str, Any]) -> Graph:
    """Read what `to_json` wrote."""
    graph = _values(value["graph"])
    assert isinstance(graph, Graph)
    return replace(graph, defects=tuple(Defect(*each) for each in graph.defects))


def _written(value: Any) -> Any:
    number = _NUMBERS.get(type(value))
    if number is not None:
        return [number, *[_written(getattr(value, name)) for name in _NAMES[type(value)]]]
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    return {key: _written(each) for key, each in value.items()} if isinstance(value, dict) else value


def _values(value: Any) -> Any:
    if isinstance(value, list):
        if value and type(value[0]) is int:
            return _CLASSES[value[0]](*[_values(each) for each in value[1:]])
        return tuple([_values(each) for each in value])
    return {key: _values(each) for key, each in value.items()} if isinstance(value, dict) else value
