"""What `Annotated` says beside the type: descriptions and limits.

Read are a plain string, `typing.Doc`, annotated-types, `msgspec.Meta` and pydantic's `Field`, by their attributes alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from .loading import Load, Misfit
from .nodes import told

__all__ = ("Said", "limited", "said")

_RULES: dict[str, tuple[dict[str, str], str, Callable[[Any, Any], bool]]] = {
    "ge": ({"number": "minimum"}, "at least {}", lambda value, limit: value >= limit),
    "gt": ({"number": "exclusiveMinimum"}, "more than {}", lambda value, limit: value > limit),
    "le": ({"number": "maximum"}, "at most {}", lambda value, limit: value <= limit),
    "lt": ({"number": "exclusiveMaximum"}, "less than {}", lambda value, limit: value < limit),
    "multiple_of": ({"number": "multipleOf"}, "a multiple of {}", lambda value, limit: _is_multiple(value, limit)),
    "pattern": ({"string": "pattern"}, "pattern: {}", lambda value, limit: re.search(limit, value) is not None),
    "min_length": (
        {"string": "minLength", "array": "minItems"},
        "length: at least {}",
        lambda value, limit: len(value) >= limit,
    ),
    "max_length": (
        {"string": "maxLength", "array": "maxItems"},
        "length: at most {}",
        lambda value, limit: len(value) <= limit,
    ),
}
"""How metadata calls a limit: the keyword for it by the type of the schema, how it is told, and what checks it."""


class Said(NamedTuple):
    """The description of an annotated type, and its limits: (name, limit)."""

    description: str
    limits: list[tuple[str, Any]]


def said(metadata: tuple[Any, ...]) -> Said:
    """Return what the metadata of an `Annotated` says; the last description counts."""
    description, limits = "", []
    for item in _all(metadata):
        text = (
            item
            if isinstance(item, str)
            else getattr(item, "documentation", None) or getattr(item, "description", None)
        )
        if isinstance(text, str) and text:
            description = " ".join(text.split())
        if not isinstance(item, (str, type)):
            found = ((name, getattr(item, name, None)) for name in _RULES)
            limits += [(name, limit) for name, limit in found if limit is not None and not callable(limit)]
    return Said(description, limits)


def _all(metadata: tuple[Any, ...]) -> Iterator[Any]:
    """Return each item, and what is inside it: pydantic's Field keeps its limits there."""
    for item in metadata:
        yield item
        inner = getattr(item, "metadata", None)
        if isinstance(inner, (list, tuple)):
            yield from inner


def limited(schema: dict[str, Any], load: Load, limits: list[tuple[str, Any]]) -> tuple[dict[str, Any], Load]:
    """Return the schema with the limits as keywords, and what checks them in the value that was loaded."""
    rules = []
    for name, limit in limits:
        keywords, text, holds = _RULES[name]
        sentence = text.format(limit)
        placed = _placed(schema, keywords, limit) if isinstance(limit, (int, float, str)) else schema
        schema = told(schema, [sentence]) if placed == schema else placed
        rules.append((sentence, holds, limit))

    def checked(value: Any) -> Any:
        loaded = load(value)
        for sentence, holds, limit in rules:
            if loaded is not None and not holds(loaded, limit):
                raise Misfit(sentence, value)
        return loaded

    return schema, checked if rules else load


def _placed(schema: dict[str, Any], keywords: dict[str, str], limit: Any) -> dict[str, Any]:
    """Return the schema with the keyword that its type has for this limit; in anyOf, each member gets its own."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_placed(member, keywords, limit) for member in schema["anyOf"]]}
    types = schema.get("type")
    for each in types if isinstance(types, list) else [types]:
        keyword = keywords.get("number" if each == "integer" else str(each))
        if keyword is not None and "enum" not in schema and not ("format" in schema and keyword == "pattern"):
            return {**schema, keyword: limit}
    return schema


def _is_multiple(value: Any, limit: Any) -> bool:
    """Return whether a number is a multiple of another: 0.3 is one of 0.1, though not in binary."""
    return abs(value / limit - round(value / limit)) < 1e-9 if isinstance(value, float) else not value % limit

# Copied from templates/runtime/typed/annotations.py: edit it there.
