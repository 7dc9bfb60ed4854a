"""Where a change belongs, if the object is put together with `allOf`: the part to which a field or a requirement goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.document import pointers

from .documents import Document


def field_home(spec: Document, at: str) -> str:
    """Return the schema whose `properties` get a new field: the object itself, else the last part that has fields."""
    at = whole(at)
    schema = spec.at(at)
    if "properties" in schema:
        return at
    parts = [index for index, part in enumerate(schema.get("allOf", ())) if "properties" in part]
    return pointers.child(at, "allOf", parts[-1]) if parts else at


def required_homes(spec: Document, at: str, name: str) -> list[str]:
    """Return the schemas whose `required` names a field: the object, its parts, and what they refer to."""
    return [place for place, schema in _parts(spec, whole(at)) if name in schema.get("required", ())]


def _parts(spec: Document, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    schema = spec.at(at)
    if not isinstance(schema, dict):
        return
    yield at, schema
    for index, _ in enumerate(schema.get("allOf", ())):
        yield from _parts(spec, pointers.child(at, "allOf", index))
    if isinstance(schema.get("$ref"), str):
        yield from _parts(spec, schema["$ref"])


def whole(at: str) -> str:
    """Return the schema of which a place is a part, by its `allOf`; for any other place, the place itself."""
    steps = at.rsplit("/", 2)
    return steps[0] if len(steps) == 3 and steps[1] == "allOf" else at
