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
    moved: dict[str, str] = {}
    for pointer in sorted(names, key=lambda each: (-each.count("/"), each)):
        if parent(pointer) != _SCHEMAS and names[pointer] not in schemas and _lift(document, pointer, names[pointer]):
            moved[pointer] = child(_SCHEMAS, names[pointer])
    named = {each: names[child(_SCHEMAS, each)] for each in schemas if child(_SCHEMAS, each) in names}
    staying = schemas.keys() - named.keys()
    named = {old: new for old, new in named.items() if new not in staying}
    entries = [(named.get(each, each), schema) for each, schema in schemas.items()]
    schemas.clear()
    schemas.update(entries)
    moved |= {child(_SCHEMAS, old): child(_SCHEMAS, new) for old, new in named.items()}
    return (_rewritten(document, moved) if moved else document), [each for each in names if each not in moved]


def _lift(document: dict[str, Any], pointer: str, name: str) -> bool:
    """Make an inline schema a component, with a reference in its place; return whether there is one."""
    try:
        value, owner = lookup(document, pointer), lookup(document, parent(pointer))
    except LookupError:
        return False
    last = steps(pointer)[-1]
    owner[int(last) if isinstance(owner, list) else last] = {"$ref": child(_SCHEMAS, name)}
    document["components"]["schemas"][name] = value
    return True


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
