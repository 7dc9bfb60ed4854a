"""A schema and its definitions -> one schema whose root is an object."""

from __future__ import annotations

from typing import Any

from .nodes import everywhere

__all__ = ("VALUE", "assembled")

VALUE = "value"
"""The key under which a root that is no object is asked for."""


def assembled(root: dict[str, Any], definitions: dict[str, Any], *, keep: bool) -> tuple[dict[str, Any], bool]:
    """Return the schema, and whether its root had to be wrapped: {"value": T}. A root that is a reference is put in place.

    `keep` leaves its definition, too, as the official package does with the schemas of pydantic.
    """
    definitions = dict(definitions)
    target, name = root, ""
    words = {}
    if target.keys() == {"anyOf", "description"} and len(target["anyOf"]) == 1:  # a class with words beside it
        words, (target,) = {"description": target["description"]}, target["anyOf"]
    while "$ref" in target:
        name = target["$ref"].removeprefix("#/$defs/")
        target = {**definitions[name], **words}
    if target.get("type") != "object":
        wrapped = {"type": "object", "properties": {VALUE: root}, "required": [VALUE], "additionalProperties": False}
        return _with(wrapped, definitions), True
    root = target
    if name and not keep:
        del definitions[name]
        for node in [each for part in (root, *definitions.values()) for each in everywhere(part)]:
            if node.get("$ref") == f"#/$defs/{name}":
                node["$ref"] = "#"
    return _with(root, definitions), False


def _with(root: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {**root, "$defs": definitions} if definitions else root
