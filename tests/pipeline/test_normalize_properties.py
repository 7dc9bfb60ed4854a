"""normalize and parse on random documents: an `Api` that keeps its promises, or a PipelineError with a place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.api import Alias, Api, ListOf, Literal, MapOf, Object, Primitive, Ref, Type, UnionOf
from pipeline.errors import PipelineError
from pipeline.normalize import normalize
from pipeline.parse import parse

NAMES = ("A", "B", "C")
FEW = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)

DOCUMENT = json.dumps(yaml.safe_load((Path(__file__).parent / "specs" / "documents" / "later.yaml").read_bytes()))
junk: st.SearchStrategy[Any] = st.sampled_from(
    [None, 5, "x", [], {}, True, [1], {"x": 1}, [{}], -1.5, {"type": "string"}, "#/x", [None]]
)
scalars = st.one_of(st.text(max_size=3), st.integers(-3, 3), st.booleans(), st.none(), st.just(1.0))
types = st.sampled_from(["string", "integer", "number", "boolean", "null", "object", "array", "float"])
references = st.sampled_from(
    [
        *(f"#/components/schemas/{name}" for name in NAMES),
        "#/components/schemas/A/properties/a",
        "#/components/schemas/B/items",
        "#/components/schemas/Gone",
        "#",
    ]
)


def schemas(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas with any keywords, sensible or not, around `inner` ones."""
    names = st.sampled_from(["a", "b", "type", "x[]"])
    some = st.lists(inner, min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {},
        optional={
            "type": st.one_of(types, st.lists(types, min_size=1, max_size=2, unique=True)),
            "properties": st.dictionaries(names, inner, max_size=3),
            "required": st.lists(names, max_size=2),
            "additionalProperties": st.one_of(st.booleans(), inner),
            "items": inner,
            "prefixItems": some,
            "allOf": some,
            "anyOf": some,
            "oneOf": some,
            "not": inner,
            "enum": st.lists(scalars, min_size=1, max_size=3),
            "const": scalars,
            "nullable": st.booleans(),
            "$ref": references,
            "$recursiveRef": st.just("#"),
            "discriminator": st.fixed_dictionaries({"propertyName": names}),
            "minimum": st.integers(0, 5),
            "maxLength": st.integers(0, 5),
            "format": st.sampled_from(["binary", "date", "int32"]),
            "default": scalars,
            "description": st.text(max_size=5),
            "title": st.text(max_size=5),
            "patternProperties": st.dictionaries(st.just("^x"), inner, max_size=1),
            "dependentSchemas": st.dictionaries(names, inner, max_size=1),
        },
    )


def sparse(schema: dict[str, Any], kept: list[str]) -> dict[str, Any]:
    """Return a schema with a few of its keywords, so that most documents can be read."""
    return {key: value for key, value in schema.items() if key in kept}


leaves: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"type": types}), st.fixed_dictionaries({"$ref": references}), st.just({})
)
keywords = st.lists(
    st.sampled_from(
        [
            "type",
            "properties",
            "required",
            "items",
            "allOf",
            "anyOf",
            "oneOf",
            "enum",
            "nullable",
            "$ref",
            "additionalProperties",
        ]
    ),
    max_size=4,
)
plain = st.recursive(leaves, lambda inner: st.builds(sparse, schemas(inner), keywords), max_leaves=6)
wild = st.recursive(leaves, schemas, max_leaves=4)
documents = st.builds(
    lambda version, components, body: {
        "openapi": version,
        "info": {"title": "", "version": ""},
        "paths": {
            "/x": {"post": {"requestBody": {"content": {"multipart/form-data": {"schema": body}}}, "responses": {}}}
        },
        "components": {"schemas": components},
    },
    st.sampled_from(["3.0.3", "3.1.0"]),
    st.fixed_dictionaries(dict.fromkeys(NAMES, st.one_of(plain, plain, wild))),
    plain,
)


@FEW
@given(documents)
def test_a_random_document_is_read_whole_or_refused_with_a_place(document: dict[str, Any]) -> None:
    """Only a PipelineError stops it. What comes out has every component, and sound types."""
    api = read(document)
    if isinstance(api, PipelineError):
        assert api.pointer.startswith("#")
        assert api.fix
        return
    assert list(api.schemas)[: len(NAMES)] == list(document["components"]["schemas"])
    assert len(api.operations) == 1
    for schema in api.schemas.values():
        for type_ in (schema.type,) if isinstance(schema, Alias) else [each.type for each in schema.fields]:
            keeps_its_promises(api, type_)
        if isinstance(schema, Object) and schema.extra is not None:
            keeps_its_promises(api, schema.extra)


def read(document: dict[str, Any]) -> Api | PipelineError:
    """Read a document, or return why it is refused."""
    try:
        return parse(normalize(document))
    except PipelineError as refusal:
        return refusal


def keeps_its_promises(api: Api, type_: Type) -> None:
    match type_:
        case Ref(name):
            assert name in api.schemas
        case ListOf(inner) | MapOf(inner):
            keeps_its_promises(api, inner)
        case Literal(values):
            assert values
            assert None not in values
            assert len({(type(value), value) for value in values}) == len(values)
        case Primitive(name):
            assert name in {"str", "int", "float", "bool", "none", "any", "binary"}
        case UnionOf(members):
            assert len(members) > 1
            assert len(set(members)) == len(members)
            assert not any(isinstance(member, UnionOf) for member in members)
            assert sum(isinstance(member, Literal) for member in members) <= 1
            assert Primitive("none") not in members[:-1]
            for member in members:
                keeps_its_promises(api, member)


@FEW
@given(st.data())
def test_a_damaged_document_is_read_or_refused_with_a_place(data: st.DataObject) -> None:
    """With any value in any place, only a PipelineError stops it."""
    document = json.loads(DOCUMENT)
    places = list(nodes(document))
    for _ in range(data.draw(st.integers(1, 2))):
        owner, key = data.draw(st.sampled_from(places))
        owner[key] = data.draw(junk)
    api = read(document)
    if isinstance(api, PipelineError):
        assert api.pointer.startswith("#")
        assert api.fix


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a document: its container and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from nodes(value[key])


@FEW
@given(st.lists(st.text(max_size=12), min_size=1, max_size=5, unique=True), st.text(min_size=1, max_size=12))
def test_random_names_survive_as_data(names: list[str], text: str) -> None:
    """Any text can be the name of a component, a property, a parameter, an enum value or an operation."""
    parameters = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]
    operation = {"operationId": text, "tags": names, "summary": text, "parameters": parameters, "responses": {}}
    inline = {"type": "object", "properties": {name: {"enum": [name]} for name in names}, "description": text}
    document = {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text},
        "paths": {"/x": {"get": operation}},
        "components": {"schemas": {name: {"type": "object", "properties": {text: inline}} for name in names}},
    }
    api = parse(normalize(document))
    components = list(api.schemas.values())
    assert [schema.name for schema in components[: len(names)]] == names
    assert len(components) == 2 * len(names)
    for schema in components[len(names) :]:
        assert isinstance(schema, Object)
        assert [(each.wire, each.type) for each in schema.fields] == [(name, Literal((name,))) for name in names]
    assert api.operations[0].id == text
    assert [each.wire for each in api.operations[0].parameters] == names
