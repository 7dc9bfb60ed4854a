"""Several schemas of one thing -> one that allows what each of them allows.

Rule: what is required and what may be null is asked of the TypedDicts, if there are any: a model writes the two in one
way. Yet a field that some of them have not, or that a model may come without, is not required.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

Same = Callable[[str, str], bool]
"""Whether two references lead to one schema."""
_NULL = {"type": "null"}


def joined(schemas: Sequence[dict[str, Any]], same: Same, *, is_sent: bool = False) -> dict[str, Any]:
    """Return one schema for several components of the wheel's document. With `is_sent`, a model is sent as well."""
    if len(schemas) == 1:
        return schemas[0]
    asked = [each for each in schemas if is_sent or each.get("x-official-type") != "model"]
    found: dict[str, Any] = reduce(lambda one, other: _join(one, other, same), asked or schemas)
    for each in schemas:
        if asked and each not in asked:
            found = _with_model(found, each, same)
        if "discriminator" in each:
            found = {**found, "discriminator": each["discriminator"]}
    return found


def _with_model(found: dict[str, Any], model: dict[str, Any], same: Same) -> dict[str, Any]:
    """Return the schema of TypedDicts with the fields and types of a model; null stays as it is."""
    if "properties" not in found or "properties" not in model:
        return dict(_join(found, model, same))
    fields = dict(found["properties"])
    for name, each in model["properties"].items():
        if name not in fields:
            fields[name] = each
        else:
            fields[name] = _join(fields[name], without_null(each), same)
    always = [
        name
        for name in found.get("required", ())
        if name in model.get("required", ()) or (name in model["properties"] and takes_null(fields[name]))
    ]
    return _object({**found, "properties": dict(sorted(fields.items()))}, always)


def _join(one: Any, other: Any, same: Same) -> Any:
    if _alike(one, other, same):
        return one
    first, second = without_null(one), without_null(other)
    if first is not one or second is not other:
        return _nullable(_join(first, second, same))
    if "$ref" in one and "$ref" in other:
        return one if same(one["$ref"], other["$ref"]) else _either(one, other, same)
    if "enum" in one and "enum" in other:
        return {**one, "enum": [*one["enum"], *(each for each in other["enum"] if each not in one["enum"])]}
    if "properties" in one and "properties" in other:
        names = sorted({**one["properties"], **other["properties"]})
        fields = {
            name: _join(one["properties"].get(name, each), each, same)
            for name in names
            for each in [other["properties"].get(name, one["properties"].get(name))]
        }
        always = [name for name in one.get("required", ()) if name in other.get("required", ())]
        return _object({**one, "properties": fields}, always)
    for keyword in ("items", "additionalProperties"):
        if isinstance(one.get(keyword), dict) and isinstance(other.get(keyword), dict):
            return {**one, keyword: _join(one[keyword], other[keyword], same)}
    return _either(one, other, same)


def _object(schema: dict[str, Any], always: list[str]) -> dict[str, Any]:
    """Return the schema of an object with the fields that are required, where it had its own."""
    if "required" in schema and not always:
        return {key: value for key, value in schema.items() if key != "required"}
    return {**schema, "required": always} if always else schema


def _either(one: dict[str, Any], other: dict[str, Any], same: Same) -> dict[str, Any]:
    """Return a union of what two schemas allow, each member once."""
    members = list(one.get("anyOf", [one]))
    for each in other.get("anyOf", [other]):
        if not any(_alike(each, member, same) for member in members):
            members.append(each)
    kept = {key: value for key, value in one.items() if key != "anyOf"} if "anyOf" in one else {}
    return members[0] if len(members) == 1 else {**kept, "anyOf": members}


def _alike(one: Any, other: Any, same: Same) -> bool:
    """Return whether two schemas say the same, if references to one schema are the same."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_alike(*each, same) for each in zip(one, other, strict=True))
    if not isinstance(one, dict) or not isinstance(other, dict):
        return bool(one == other)
    if "$ref" in one and "$ref" in other:
        return same(one["$ref"], other["$ref"])
    if "enum" in one and "enum" in other:
        return set(map(repr, one["enum"])) == set(map(repr, other["enum"]))
    return one.keys() == other.keys() and all(_alike(one[key], other[key], same) for key in one)


def takes_null(schema: Any) -> bool:
    """Return whether a schema of the wheel's document allows null; one that refers to another does not say so."""
    return isinstance(schema, dict) and (not schema or _NULL in schema.get("anyOf", ()))


def without_null(schema: Any) -> Any:
    """Return a nullable schema without null; any other schema itself."""
    options = schema.get("anyOf") if isinstance(schema, dict) else None
    if not isinstance(options, list) or _NULL not in options:
        return schema
    rest = [each for each in options if each != _NULL]
    return rest[0] if len(rest) == 1 and len(schema) == 1 else {**schema, "anyOf": rest}


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    options = schema["anyOf"] if schema.keys() == {"anyOf"} else [schema]
    return {"anyOf": [*options, _NULL]}
