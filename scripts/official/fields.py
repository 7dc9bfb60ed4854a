"""Fields, and objects made of them; the variants of one body (streamed or not) as one.

Rule: values in, values out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .schemas import NULL, Schema, joined, members, nullable


@dataclass(frozen=True)
class Field:
    """A field by the name that it has in Python, and the one that travels."""

    python: str
    wire: str
    required: bool
    schema: Schema


def object_of(fields: Iterable[Field], extra: Schema | None = None) -> Schema:
    """Return the schema of an object with these fields, sorted by their wire names."""
    ordered = sorted(fields, key=lambda each: each.wire)
    schema: Schema = {"type": "object", "properties": {each.wire: each.schema for each in ordered}}
    if required := [each.wire for each in ordered if each.required]:
        schema["required"] = required
    if extra is not None:
        schema["additionalProperties"] = extra or True
    return schema


def variants(parts: list[dict[str, Field]]) -> dict[str, Field]:
    """Return the fields of several variants of one body (streamed or not) as those of one: required where all require it."""
    found: dict[str, Field] = {}
    for part in parts:
        for name, each in part.items():
            known = found.get(name)
            schema = each.schema if known is None else _both(known.schema, each.schema)
            found[name] = replace(each, schema=schema)
    return {
        name: replace(each, required=all(name in part and part[name].required for part in parts))
        for name, each in found.items()
    }


def _both(one: Schema, other: Schema) -> Schema:
    """Return what two variants of a field allow; `False` in one and `True` in the other is any truth value."""
    if one == other:
        return one
    kinds: list[Schema] = []
    for each in (*members(one), *members(other)):
        if each != NULL and each not in kinds:
            kinds.append(each)
    same = {each.get("type") for each in kinds}
    if same == {"boolean"}:
        whole: Schema = {"type": "boolean"}
    elif len(same) == 1 and all("enum" in each for each in kinds):
        whole = {**kinds[0], "enum": list(dict.fromkeys(value for each in kinds for value in each["enum"]))}
    else:
        whole = joined(kinds)
    return nullable(whole) if NULL in (*members(one), *members(other)) else whole
