"""A document -> its canonical graph, and the graph as plain JSON values for a cache.

read(document) -> Graph                 never stops at a fault: what is at fault says nothing, and is a defect
to_json(graph), from_json(value)        the same graph, in lists and texts
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from typing import Any

from pipeline.document import pointers
from pipeline.document.defects import Defect
from pipeline.normalize import cycles, shapes
from pipeline.normalize.shaper import Shaper
from pipeline.normalize.spec import Spec

from . import prose
from .calls import Calls, requirements, schemes
from .canonical import Schemas
from .graph import Answer, Graph, Operation, Parameter, Payload, Schema, Webhook

_INVALID = ("is read as `type:", "is read as `$ref`")
_ABOUT_US = ("is not read", "belongs to HTTP itself", "`ref` is not a keyword")


def read(document: dict[str, Any], defects: Iterable[Any] = ()) -> Graph:
    """Read a document of OpenAPI 3. `defects` are those that `pipeline.load` found in its text."""
    source = Spec(document, lenient=True)
    components = source.mapping(document, "components", "#")
    names = [str(name) for name in source.mapping(components, "schemas", "#/components")]
    reader = Shaper(source)
    cycles.refuse(reader, [pointers.child("#", "components", "schemas", name) for name in names])
    schemas = Schemas(reader)
    schemas.read(names)
    calls = Calls(schemas)
    operations, webhooks = calls.operations(), calls.webhooks()
    schemas.finish()
    return Graph(
        servers=_servers(source),
        schemas=dict(sorted(schemas.schemas.items())),
        sites=schemas.sites,
        operations=operations,
        webhooks=webhooks,
        security=requirements(source, document, "#"),
        schemes=schemes(source),
        prose=prose.digests(document),
        lost=tuple(sorted({each.pointer for each in source.defects if each.serious})),
        defects=tuple([Defect(each.pointer, each.what) for each in defects] + list(_faults(source))),
    )


def _faults(source: Spec) -> Iterable[Defect]:
    """Yield the faults of the document, leaving out notes about how it was read."""
    for pointer, text, serious, _ in source.defects:
        if not any(words in text for words in _ABOUT_US):
            yield Defect(pointer, text, serious=serious or any(words in text for words in _INVALID))


def _servers(source: Spec) -> tuple[str, ...]:
    found = []
    for index, value in enumerate(source.listing(source.document, "servers", "#")):
        server = source.expect(value, dict, "a server", pointers.child("#", "servers", index))
        found.append(str(server.get("url", "")).rstrip("/"))
    return tuple(found)


# --- as JSON ---------------------------------------------------------------------------------------------------------


def _default_of(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


_CLASSES: tuple[type, ...] = (
    *(shapes.Anything, shapes.Null, shapes.Scalar, shapes.Choice, shapes.Sequence, shapes.Named, shapes.Record),
    *(shapes.Discriminator, shapes.Shape, shapes.Site),
    *(Schema, Parameter, Payload, Answer, Operation, Webhook),
)
_NUMBERS = {each: number for number, each in enumerate(_CLASSES)}
_FIELDS = {each: {field.name: _default_of(field) for field in fields(each)} for each in _CLASSES}
_SET = len(_CLASSES)


def to_json(graph: Graph) -> dict[str, Any]:
    """Return a graph as plain JSON values: an object is the number of its class and the fields that are not defaults."""
    plain = {field.name: _written(getattr(graph, field.name)) for field in fields(graph) if field.name != "sites"}
    return plain | {"sites": [[_written(site), _written(type_)] for site, type_ in graph.sites.items()]}


def from_json(value: dict[str, Any]) -> Graph:
    """Return the graph that `to_json` wrote."""
    plain = {name: _values(each) for name, each in value.items()}
    defects = tuple(Defect(*each) for each in plain["defects"])
    return Graph(**{**plain, "sites": dict(plain["sites"]), "defects": defects})


def _written(value: Any) -> Any:
    number = _NUMBERS.get(type(value))
    if number is not None:
        said = ((name, getattr(value, name), usual) for name, usual in _FIELDS[type(value)].items())
        return [number, {name: _written(each) for name, each, usual in said if each != usual}]
    if isinstance(value, frozenset):
        return [_SET, sorted(value)]
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    return {key: _written(each) for key, each in value.items()} if isinstance(value, dict) else value


def _values(value: Any) -> Any:
    if isinstance(value, list):
        if value and type(value[0]) is int:
            number, said = value
            return frozenset(said) if number == _SET else _CLASSES[number](**_values(said))
        return tuple([_values(each) for each in value])
    return {key: _values(each) for key, each in value.items()} if isinstance(value, dict) else value
