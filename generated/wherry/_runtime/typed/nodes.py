"""What a JSON Schema is made of: the schemas inside a schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ("children", "everywhere", "json_type", "pointer_part", "spelled", "told")

_MAPS = ("properties", "$defs", "definitions", "patternProperties", "dependentSchemas")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_JSON_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def children(node: Any) -> Iterator[tuple[str, Any]]:
    """Return the schemas directly inside a schema, each with its JSON pointer from there."""
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key in _MAPS and isinstance(value, dict):
            for name, item in value.items():
                yield f"/{key}/{pointer_part(name)}", item
        elif key in _LISTS and isinstance(value, list):
            for index, item in enumerate(value):
                yield f"/{key}/{index}", item
        elif key in _SINGLE and isinstance(value, dict):
            yield f"/{key}", value


def everywhere(node: Any) -> Iterator[dict[str, Any]]:
    """Return a schema and all that is inside it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(child for _, child in children(node))


def pointer_part(key: object) -> str:
    """Return a key as it is written in a JSON pointer."""
    return str(key).replace("~", "~0").replace("/", "~1")


def json_type(value: object) -> str | None:
    """Return the JSON type of a value that is no object and no list; None of any other."""
    return _JSON_TYPES.get(type(value))


def spelled(value: object) -> object:
    """Return a value as a description spells it: true and false as in JSON."""
    return str(value).lower() if isinstance(value, bool) else value


def told(node: dict[str, Any], sentences: list[str]) -> dict[str, Any]:
    """Return a schema whose description says this as well; `$ref`, which has to stand alone, is wrapped."""
    if not sentences:
        return node
    text = ", ".join(sentences)
    if "$ref" in node:
        node = {"anyOf": [node]}
    description = node.get("description")
    return {**node, "description": f"{description} ({text})" if description else text}

# Copied from templates/runtime/typed/nodes.py: edit it there.
