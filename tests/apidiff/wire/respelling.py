"""The same API in other words: rewritings of a whole document after which nothing may have changed."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
REF = "#/components/schemas/"
PROSE = ("description", "summary", "example", "examples", "externalDocs", "x-oaiMeta")
SETS = ("enum", "required", "anyOf", "oneOf", "parameters", "type")
NAMED = (
    "properties",
    "patternProperties",
    "schemas",
    "responses",
    "content",
    "headers",
    "encoding",
    "mapping",
    "paths",
)


def schemas(value: Any, change: Callable[[Json], Json]) -> Any:
    """Rebuild a document from the leaves up, with every schema changed."""
    return _rebuild(value, change, "document")


def _rebuild(value: Any, change: Callable[[Json], Json], kind: str) -> Any:
    if isinstance(value, list):
        return [_rebuild(each, change, kind) for each in value]
    if not isinstance(value, dict):
        return value
    rebuilt: Json = {}
    for key, each in value.items():
        if kind == "names":
            rebuilt[key] = _rebuild(each, change, "schema")
        elif kind == "schema":
            below = "names" if key in ("properties", "patternProperties") else "schema"
            is_schema = key in ("items", "additionalProperties", "anyOf", "oneOf", "allOf", "not", "prefixItems")
            rebuilt[key] = _rebuild(each, change, below) if below == "names" or is_schema else each
        elif key == "schema":
            rebuilt[key] = _rebuild(each, change, "schema")
        elif key == "schemas":
            rebuilt[key] = _rebuild(each, change, "names")
        else:
            rebuilt[key] = _rebuild(each, change, "document")
    return change(rebuilt) if kind == "schema" else rebuilt


# --- order and words -------------------------------------------------------------------------------------------------


def shuffled(document: Json) -> Json:
    """Every mapping, and every list whose order says nothing, in another order."""
    dice = random.Random(7)

    def shuffle(value: Any, key: str = "") -> Any:
        if isinstance(value, list):
            items = [shuffle(each) for each in value]
            if key in SETS:
                dice.shuffle(items)
            return items
        if not isinstance(value, dict):
            return value
        keys = list(value)
        dice.shuffle(keys)
        return {each: shuffle(value[each], each) for each in keys}

    result: Json = shuffle(document)
    return result


def retitled(document: Json) -> Json:
    """Every schema with another title."""
    rebuilt: Json = schemas(document, lambda schema: {**schema, "title": "Another title"})
    return rebuilt


# --- null ------------------------------------------------------------------------------------------------------------


def _without_null(schema: Json) -> Json | None:
    """The schema without its null; None where it has none."""
    for keyword in ("anyOf", "oneOf"):
        members = schema.get(keyword)
        if isinstance(members, list) and {"type": "null"} in members and len(members) > 1:
            return {**schema, keyword: [each for each in members if each != {"type": "null"}]}
    if isinstance(schema.get("type"), list) and "null" in schema["type"] and len(schema["type"]) > 1:
        kept = [each for each in schema["type"] if each != "null"]
        rest = {key: each for key, each in schema.items() if key != "type"}
        if "enum" in rest:
            rest["enum"] = [each for each in rest["enum"] if each is not None]
        return {**rest, "type": kept[0] if len(kept) == 1 else kept}
    return None


def null_as_nullable(schema: Json) -> Json:
    """`nullable: true`."""
    rest = _without_null(schema)
    return schema if rest is None else {**rest, "nullable": True}


def null_as_member(schema: Json) -> Json:
    """A union with `{type: null}`."""
    rest = _without_null(schema)
    if rest is None:
        return schema
    notes = {key: rest.pop(key) for key in ("default", "deprecated", "description") if key in rest}
    return {"anyOf": [rest, {"type": "null"}], **notes}


def null_in_an_enum(schema: Json) -> Json:
    """A union with `{enum: [null]}`."""
    rest = _without_null(schema)
    if rest is None:
        return schema
    notes = {key: rest.pop(key) for key in ("default", "deprecated", "description") if key in rest}
    return {"oneOf": [rest, {"enum": [None]}], **notes}


# --- enums, unions, allOf --------------------------------------------------------------------------------------------


def const_as_enum(schema: Json) -> Json:
    if "const" not in schema:
        return schema
    return {**{key: each for key, each in schema.items() if key != "const"}, "enum": [schema["const"]]}


def enum_as_const(schema: Json) -> Json:
    if len(schema.get("enum", ())) != 1:
        return schema
    return {**{key: each for key, each in schema.items() if key != "enum"}, "const": schema["enum"][0]}


def one_of_as_any_of(schema: Json) -> Json:
    if "oneOf" not in schema or "anyOf" in schema:
        return schema
    return {"anyOf" if key == "oneOf" else key: each for key, each in schema.items()}


def reference_in_all_of(schema: Json) -> Json:
    """`allOf` with the reference as its only member."""
    if "$ref" not in schema:
        return schema
    rest = {key: each for key, each in schema.items() if key != "$ref"}
    return {"allOf": [{"$ref": schema["$ref"]}], **rest}


def in_halves(schema: Json) -> Json:
    """An object as `allOf` of two, each with every other property."""
    properties = schema.get("properties")
    if not isinstance(properties, dict) or len(properties) < 2 or {"anyOf", "oneOf", "allOf"} & schema.keys():
        return schema
    rest = {key: each for key, each in schema.items() if key not in ("properties", "required")}
    names, required = list(properties), schema.get("required", [])
    parts = [
        {
            "type": "object",
            "properties": {name: properties[name] for name in half},
            "required": [name for name in required if name in half or (index == 0 and name not in names)],
        }
        for index, half in enumerate((names[::2], names[1::2]))
    ]
    return {**rest, "allOf": parts}


# --- names -----------------------------------------------------------------------------------------------------------


def renamed(document: Json) -> Json:
    """Every component with another name."""
    rebuilt = _references(document, lambda name: f"X{name}New")
    rebuilt["components"]["schemas"] = {f"X{name}New": each for name, each in rebuilt["components"]["schemas"].items()}
    return rebuilt


def _references(value: Any, rename: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_references(each, rename) for each in value]
    if isinstance(value, str) and value.startswith(REF):
        return REF + rename(value.removeprefix(REF))
    return {key: _references(each, rename) for key, each in value.items()} if isinstance(value, dict) else value


def extracted(document: Json) -> Json:
    """Every inline object, enum and union as a component of its own."""
    made: Json = {}

    def extract(schema: Json) -> Json:
        if not {"properties", "enum", "anyOf", "oneOf"} & schema.keys() or "$recursiveRef" in str(schema):
            return schema
        name = f"Extracted{len(made)}"
        made[name] = schema
        return {"$ref": REF + name}

    components = copy.deepcopy(document["components"])
    rebuilt: Json = schemas({**document, "components": {}}, extract)
    named = components["schemas"]
    rebuilt["components"] = components
    components["schemas"] = {name: _inside(schema, extract) for name, schema in named.items()} | made
    return rebuilt


def _inside(schema: Any, change: Callable[[Json], Json]) -> Any:
    """Change what stands inside a schema, and leave the schema."""
    kept: list[Any] = []

    def last(each: Json) -> Json:
        kept.append(each)
        return change(each)

    _rebuild(schema, last, "schema")
    return kept[-1] if kept else schema


def inlined(document: Json) -> Json:
    """Every reference to a flat object or an enum as what it leads to."""
    named = document["components"]["schemas"]

    def inline(schema: Json) -> Json:
        target = named.get(str(schema.get("$ref")).removeprefix(REF))
        if target is None or len(schema) > 1 or REF in str(target) or "discriminator" in target:
            return schema
        return copy.deepcopy(target)

    rebuilt: Json = schemas(document, inline)
    return rebuilt


def parameters_moved(document: Json) -> Json:
    """What stands in a path item stands in its operations, and the other way round where there is one operation."""
    rebuilt = copy.deepcopy(document)
    verbs = ("get", "put", "post", "delete", "patch")
    for item in rebuilt["paths"].values():
        operations = [item[verb] for verb in verbs if verb in item]
        shared = item.pop("parameters", [])
        if shared:
            for operation in operations:
                operation["parameters"] = [*copy.deepcopy(shared), *operation.get("parameters", [])]
        elif len(operations) == 1 and "parameters" in operations[0]:
            item["parameters"] = operations[0].pop("parameters")
    return rebuilt


# --- another version -------------------------------------------------------------------------------------------------


def as_openapi_3_0(document: Json) -> Json:
    """The document as OpenAPI 3.0 writes it: nullable, no const, no lists of types, nothing beside a `$ref`."""

    def older(schema: Json) -> Json:
        schema = const_as_enum(null_as_nullable(schema))
        if isinstance(schema.get("type"), list):
            rest = {key: each for key, each in schema.items() if key != "type"}
            schema = {**rest, "anyOf": [{"type": each} for each in schema["type"]]}
        if schema.get("type") == "null":
            schema = {"nullable": True, "enum": [None]}
        for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if type(schema.get(exclusive)) in (int, float):
                schema = {**schema, bound: schema[exclusive], exclusive: True}
        return reference_in_all_of(schema) if len(schema) > 1 and "$ref" in schema else schema

    rebuilt: Json = schemas(document, older)
    rebuilt["openapi"] = "3.0.3"
    if "webhooks" in rebuilt:
        rebuilt["x-webhooks"] = rebuilt.pop("webhooks")
    return rebuilt


WHOLE: dict[str, Callable[[Json], Json]] = {
    "shuffled": shuffled,
    "renamed": renamed,
    "extracted": extracted,
    "inlined": inlined,
    "parameters moved": parameters_moved,
    "as OpenAPI 3.0": as_openapi_3_0,
}
SCHEMAS: dict[str, Callable[[Json], Json]] = {
    "null as nullable": null_as_nullable,
    "null as a member": null_as_member,
    "null in an enum": null_in_an_enum,
    "const as enum": const_as_enum,
    "enum as const": enum_as_const,
    "oneOf as anyOf": one_of_as_any_of,
    "a reference in allOf": reference_in_all_of,
    "an object in halves": in_halves,
}
