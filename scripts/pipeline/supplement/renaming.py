"""Keeps the names that schemas had before the spec brought them under other names, or without one."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ..document.pointers import child, lookup, parent, steps

_SCHEMAS = "#/components/schemas"


def rename(document: dict[str, Any], names: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return a copy in which the schema at each pointer is the component with the name given, and the idle pointers.

    A component gets the name in its place; an inline schema is lifted out, and a reference stands where it was. Every
    reference to a schema, or to a place inside it, is rewritten. Idle: nothing is there, or the name is taken.
    """
    document = deepcopy(document)
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    idle = []
    moved: dict[str, str] = {}
    for pointer, name in sorted(names.items(), key=lambda item: (-item[0].count("/"), item[0])):
        target = child(_SCHEMAS, name)
        try:
            value = lookup(document, pointer)
        except LookupError:
            idle.append(pointer)
            continue
        if name in schemas:
            idle.append(pointer)
        elif parent(pointer) == _SCHEMAS:
            old = steps(pointer)[-1]
            entries = [(name if key == old else key, each) for key, each in schemas.items()]
            schemas.clear()
            schemas.update(entries)
            moved[pointer] = target
        else:
            owner, last = lookup(document, parent(pointer)), steps(pointer)[-1]
            owner[int(last) if isinstance(owner, list) else last] = {"$ref": target}
            schemas[name] = value
            moved[pointer] = target
    return (_rewritten(document, moved) if moved else document), idle


def _rewritten(value: Any, moved: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_rewritten(each, moved) for each in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for key, item in value.items():
        if key == "$ref" and isinstance(item, str):
            found[key] = _target(item, moved)
        elif key == "discriminator" and isinstance(item, dict) and isinstance(item.get("mapping"), dict):
            mapping = {tag: _target(str(meant), moved) for tag, meant in item["mapping"].items()}
            found[key] = {**item, "mapping": mapping}
        else:
            found[key] = _rewritten(item, moved)
    return found


def _target(reference: str, moved: Mapping[str, str]) -> str:
    """Return where a reference leads now. The mapping of a discriminator may name a component without its path."""
    pointer = reference if reference.startswith("#") else child(_SCHEMAS, reference)
    place, rest = pointer, ""
    while place.count("/") > 1:
        if place in moved:
            return moved[place] + rest
        place, _, last = place.rpartition("/")
        rest = f"/{last}{rest}"
    return reference
