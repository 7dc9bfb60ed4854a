"""Several schemas of one thing -> one that allows what each of them allows.

Rule: what is required and what may be null is asked of the TypedDicts, if there are any: a model says the same of both. A
field that only some of them have is not required.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

_NULL = {"type": "null"}


def joined(schemas: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return one schema for several components of the wheel's document."""
    asked = [each for each in schemas if each.get("x-official-type") != "model"] or list(schemas)
    found: dict[str, Any] = reduce(_join, asked)
    for each in schemas:
        if "discriminator" in each:
            found = {**found, "discriminator": each["discriminator"]}
        if "properties" in found:
            found = {**found, "properties": dict(sorted({**each.get("properties", {}), **found["properties"]}.items()))}
    return found


def _join(one: Any, other: Any) -> Any:
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [_join(*each) for each in zip(one, other, strict=True)]
    if not isinstance(one, dict) or not isinstance(other, dict):
        return one
    first, second = _without_null(one), _without_null(other)
    if first is not one or second is not other:
        inner = _join(first, second)
        options = inner["anyOf"] if inner.keys() == {"anyOf"} else [inner]
        return {"anyOf": [*options, _NULL]}
    found = {key: _join(value, other.get(key, value)) if key != "enum" else value for key, value in one.items()}
    if "required" in found:
        found["required"] = [name for name in one["required"] if name in other.get("required", ())]
        if not found["required"]:
            del found["required"]
    return found


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a nullable schema without null; any other schema itself."""
    options = schema.get("anyOf")
    if not isinstance(options, list) or _NULL not in options:
        return schema
    rest = [each for each in options if each != _NULL]
    if len(rest) == 1 and len(schema) == 1:
        only: dict[str, Any] = rest[0]
        return only
    return {**schema, "anyOf": rest}
