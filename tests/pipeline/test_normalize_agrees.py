"""The types of the pinned spec, checked by a JSON Schema validator, which knows nothing of the pipeline.

Values are built from the types that come out, and validated against the schemas that went in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.api import Alias, Api, ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from pipeline.normalize import Normalized

ROOT = Path(__file__).resolve().parents[2]
DEEP = 4
SCALARS: dict[str, Any] = {"str": "x", "int": 1, "float": 1.5, "bool": True, "none": None, "any": {}, "binary": "b"}
CONSTRAINTS = {
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "format", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "propertyNames", "not",
}  # fmt: skip
"""What narrows values and not types; the values that are built here do not heed it."""


@pytest.mark.parametrize("choice", range(3))
def test_what_the_types_allow_is_valid_for_the_document(
    document: dict[str, Any], normalized: Normalized, api: Api, choice: int
) -> None:
    """The smallest and largest values of every component, with another member of each union and enum each time."""
    overridden = {
        defect.pointer.rpartition("/")[2] for defect in normalized.defects if "this one counts" in defect.what
    }
    schemas = {
        name: strict(schema, f"#/components/schemas/{name}")
        for name, schema in document["components"]["schemas"].items()
    }
    wrong = {}
    for name in schemas:
        reference = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        validator = Draft202012Validator(reference)
        for full in (False, True):
            for error in validator.iter_errors(value(api, Ref(name), full, choice, 0)):
                if not error.absolute_path or error.absolute_path[-1] not in overridden:
                    wrong[name, full] = error.message
    assert wrong == {}


def value(api: Api, type_: Type, full: bool, choice: int, depth: int) -> Any:
    """Build a value of a type, with the optional properties if `full`."""
    match type_:
        case Primitive(name):
            return SCALARS[name]
        case Literal(values):
            return values[choice % len(values)]
        case ListOf(item):
            return [] if depth > DEEP else [value(api, item, full, choice, depth + 1)]
        case MapOf(item):
            return {"key": value(api, item, full, choice, depth + 1)}
        case UnionOf(members):
            return value(api, members[choice % len(members) if depth <= DEEP else -1], full, choice, depth + 1)
        case Ref(name):
            schema = api.schemas[name]
            if isinstance(schema, Alias):
                return value(api, schema.type, full, choice, depth)
            return {
                each.wire: value(api, each.type, full, choice, depth + 1)
                for each in schema.fields
                if each.required or (full and depth <= DEEP)
            }


def strict(schema: Any, component: str) -> Any:
    """Return a schema as JSON Schema 2020-12, with its faults read as `normalize` reads them."""
    if not isinstance(schema, dict):
        return schema
    found = {key: each for key, each in schema.items() if key not in CONSTRAINTS}
    if "$recursiveRef" in found:
        del found["$recursiveRef"]
        found["$ref"] = component
    if "properties" in found:
        found["properties"] = {name: strict(each, component) for name, each in found["properties"].items()}
        found["required"] = [name for name in found.get("required", ()) if name in found["properties"]]
    for key in ("items", "additionalProperties"):
        if key in found:
            found[key] = strict(found[key], component)
    for key in ("allOf", "anyOf", "oneOf"):
        if key in found:
            found[key] = [strict(each, component) for each in found[key]]
    return nullable(union(found))


def union(schema: dict[str, Any]) -> dict[str, Any]:
    """A tag separates members that overlap as schemas. A bare type beside a union is only a hint."""
    for key in ("anyOf", "oneOf"):
        members = schema.pop(key, [])
        if members and not all(each.keys() <= {"required"} for each in members):
            schema["anyOf"] = members
            if "properties" not in schema:
                schema.pop("type", None)
    return schema


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """`nullable` of a schema, or of a member of its allOf that says nothing else, allows null."""
    said = [each for each in schema.get("allOf", ()) if each.keys() <= {"nullable", "default"}]
    if schema.get("type") is None and not schema.keys() & {"$ref", "allOf", "anyOf", "properties"}:
        return schema
    if (said and any(each.get("nullable") for each in said)) or schema.pop("nullable", False):
        rest = {**schema, **({"allOf": [each for each in schema["allOf"] if each not in said]} if said else {})}
        return {"anyOf": [rest, {"type": "null"}]}
    return schema
