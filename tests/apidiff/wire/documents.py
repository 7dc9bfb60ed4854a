"""Documents that hypothesis makes up, sound ones and broken ones, and edits of them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.apidiff.wire.mutating import Json

NAMES = ("A", "B", "C", "BetaA", "LiveServerEvent")
WORDS = ("id", "kind", "x", "x[]", "type")
REFERENCES = [{"$ref": f"#/components/schemas/{name}"} for name in NAMES]
SCALARS: list[Json] = [
    {"type": "string"},
    {"type": "string", "maxLength": 3},
    {"type": "string", "format": "date"},
    {"type": "integer", "minimum": 1},
    {"type": "number", "default": 2},
    {"type": "boolean"},
    {"type": ["string", "null"]},
    {"type": "string", "enum": ["a", "b"]},
    {"type": "string", "enum": ["a"]},
    {"const": "c"},
    {"enum": ["a", None]},
    {},
    {"type": "object"},
]
BROKEN: list[Any] = [
    {"type": "float"},
    {"type": "thing"},
    {"$ref": "#/components/schemas/Gone"},
    {"ref": "#/components/schemas/A"},
    {"type": ["string", 3]},
    {"properties": 3},
    {"enum": [{}]},
    {"allOf": 3},
    None,
    3,
    "text",
    [],
]


def _composed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    properties = st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
    objects = st.fixed_dictionaries(
        {"type": st.just("object"), "properties": properties},
        optional={
            "required": st.lists(st.sampled_from(WORDS), max_size=3),
            "additionalProperties": st.one_of(st.booleans(), inner),
            "nullable": st.booleans(),
            "description": st.text(max_size=5),
        },
    )
    members = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        objects,
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
        st.fixed_dictionaries({"anyOf": members}, optional={"discriminator": st.just({"propertyName": "type"})}),
        st.fixed_dictionaries({"oneOf": members}, optional={"nullable": st.booleans()}),
        st.fixed_dictionaries({"allOf": members}, optional={"properties": properties}),
        st.fixed_dictionaries({"type": st.just("object"), "additionalProperties": inner}),
    )


SOUND = st.recursive(st.sampled_from([*REFERENCES, *SCALARS]), _composed, max_leaves=6)
ANY = st.recursive(st.sampled_from([*REFERENCES, *SCALARS, *BROKEN]), _composed, max_leaves=6)


def documents(schemas: st.SearchStrategy[Any] = SOUND) -> st.SearchStrategy[Json]:
    """Small documents: a few components, one operation with all parts, one webhook."""

    def build(parts: tuple[dict[str, Any], Any, Any, Any, Any]) -> Json:
        named, body, answer, parameter, payload = copy.deepcopy(parts)
        content = {"application/json": {"schema": body}}
        operation = {
            "parameters": [{"name": "x", "in": "query", "schema": parameter}],
            "requestBody": {"content": content},
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": answer}}}},
        }
        hook = {"post": {"requestBody": {"content": {"application/json": {"schema": payload}}}}}
        return {
            "openapi": "3.1.0",
            "paths": {"/a/{x}": {"post": operation}},
            "webhooks": {"done": hook},
            "components": {"schemas": {**{name: {"type": "object"} for name in NAMES}, **named}},
        }

    named = st.dictionaries(st.sampled_from(NAMES), schemas, max_size=len(NAMES))
    return st.tuples(named, schemas, schemas, schemas, schemas).map(build)


def edited(document: Json, draw: Any) -> Json:
    """Change a copy of a document at a random place: replace, remove, or put something broken there."""
    changed = copy.deepcopy(document)
    places = list(_places(changed))
    owner, key = draw(st.sampled_from(places))
    match draw(st.sampled_from(("remove", "replace", "break"))):
        case "remove":
            del owner[key]
        case "replace":
            owner[key] = copy.deepcopy(draw(SOUND))
        case _:
            owner[key] = copy.deepcopy(draw(st.sampled_from(BROKEN)))
    return changed


def _places(value: Any) -> Any:
    pairs = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    for key, each in pairs:
        if key != "openapi":
            yield value, key
        yield from _places(each)
