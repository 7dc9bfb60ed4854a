"""What the service takes though the description does not say so: null for what may be left out, and its own words back.

Rule: only what the schema refuses is changed. A null that the schema allows stays, and one for what is required is an error.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from .dialect import Dialect
from .spec import Schema
from .validate import Validation

MOST_NULLS = 64
"""So many are looked at one by one; of more, all that may be left out are."""


def accepted(dialect: Dialect, validation: Validation, schema: Schema, value: Any) -> Any:
    """Return the value as the schema wants it, where the service would take it; else as it came."""
    if validation.is_valid(schema, value):
        return value
    changed = copy.deepcopy(value)
    _complete(changed)
    if validation.is_valid(schema, changed):
        return changed
    nulls = list(_nulls(dialect, [schema], changed))
    for holder, name in nulls:
        del holder[name]
    problem = validation.problem(schema, changed)
    if problem is not None:
        # What is told has to be there: a null for what is required is no omission.
        return value if problem.message.startswith("missing") else changed
    for holder, name in nulls if len(nulls) <= MOST_NULLS else ():
        holder[name] = None
        if not validation.is_valid(schema, changed):
            del holder[name]
    return changed


def _nulls(dialect: Dialect, schemas: list[Schema], value: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield (object, name) of every null that stands for a property which a schema names."""
    every = [part for schema in schemas for part in _parts(dialect, schema)]
    if isinstance(value, list):
        items = [part["items"] for part in every if "items" in part]
        for one in value if items else ():
            yield from _nulls(dialect, items, one)
    if isinstance(value, dict):
        for name, one in value.items():
            named = [part["properties"][name] for part in every if name in part.get("properties", ())]
            more = [part["additionalProperties"] for part in every if "additionalProperties" in part]
            if one is None and named:
                yield value, name
            elif named or more:
                yield from _nulls(dialect, named or more, one)


def _parts(dialect: Dialect, schema: Schema, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield a schema and the members of its unions."""
    schema = dialect.resolve(schema)
    if isinstance(schema, dict) and depth < 8:
        yield schema
        for member in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
            yield from _parts(dialect, member, depth + 1)


def _complete(value: Any) -> None:
    """Add what the service does not insist on: id, status and annotations of an assistant's messages, `strict` of a tool."""
    if isinstance(value, list):
        for one in value:
            _complete(one)
    if not isinstance(value, dict):
        return
    if value.get("type") == "function" and "parameters" in value:
        value.setdefault("strict", None)
    content = value.get("content")
    if value.get("role") == "assistant" and isinstance(content, list):
        written = [
            part for part in content if isinstance(part, dict) and part.get("type") in ("output_text", "refusal")
        ]
        for part in written:
            if part["type"] == "output_text":
                part["annotations"] = part.get("annotations") or []
                part["logprobs"] = part.get("logprobs") or []
        if written:
            value["type"] = value.get("type") or "message"
            value["id"] = value.get("id") or "msg_echo"
            value["status"] = value.get("status") or "completed"
    for one in value.values():
        if isinstance(one, (dict, list)):
            _complete(one)
