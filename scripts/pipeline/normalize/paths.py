"""Walks paths and webhooks: every operation once, with the path item around it.

Rule: the keys of a path item are known. Any other key stops the build, so that no operation is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..document import pointers
from ..document.structure import KINDS, VERBS
from . import references
from .spec import Spec

KEYS = KINDS["PathItem"].keys() | {"summary", "description"}


@dataclass(frozen=True, slots=True)
class Call:
    """An operation where it is written: `key` is the path key (or the webhook's name)."""

    key: str
    verb: str
    value: dict[str, Any]
    pointer: str
    item: dict[str, Any]
    item_pointer: str


def calls(spec: Spec) -> list[Call]:
    """Return all operations, in the order of the document."""
    paths = spec.mapping(spec.document, "paths", "#")
    found = [
        call
        for key, value in paths.items()
        if not str(key).startswith("x-")
        for call in _of_item(spec, str(key), value, pointers.child("#", "paths", key))
    ]
    once: list[Call] = []
    seen: set[tuple[str, str]] = set()
    for call in found:
        if (call.key, call.verb) in seen:
            spec.unsupported(call.pointer, f"{call.verb.upper()} {call.key} twice")
            continue
        seen.add((call.key, call.verb))
        once.append(call)
    return once


def webhooks(spec: Spec) -> list[Call]:
    """Return the operations of all webhooks: those of OpenAPI 3.1, and `x-webhooks` of the same form."""
    found: list[Call] = []
    for section in ("webhooks", "x-webhooks"):
        for name, value in spec.mapping(spec.document, section, "#").items():
            place = pointers.child("#", section, name)
            if str(name).startswith("x-"):
                continue
            if section == "x-webhooks" and not _is_item(value):
                spec.note(place, "an extension that is not a path item is not read")
                continue
            found += _of_item(spec, str(name), value, place)
    return found


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and any(name in VERBS or name == "$ref" for name in value)


def _of_item(spec: Spec, key: str, value: Any, pointer: str) -> Iterator[Call]:
    """Yield the operations of a path item, and of the one that it refers to."""
    if value is None:
        spec.note(pointer, "an empty path item says nothing")
        return
    item = spec.expect(value, dict, "a path item", pointer)
    for name in item:
        if name not in KEYS and not str(name).startswith("x-"):
            spec.unsupported(pointer, f"`{name}` is not a key of a path item")
    if item.get("servers"):
        spec.note(pointers.child(pointer, "servers"), "`servers` of a path is not read")
    for verb in VERBS:
        if verb in item:
            yield _call(spec, key, verb, item[verb], pointers.child(pointer, verb), item, pointer)
    for verb, each in spec.mapping(item, "additionalOperations", pointer).items():
        place = pointers.child(pointer, "additionalOperations", verb)
        yield _call(spec, key, str(verb), each, place, item, pointer)
    if "$ref" in item:
        referred, place = references.follow(spec, {"$ref": item["$ref"]}, pointer)
        if referred is not item:
            yield from _of_item(spec, key, referred, place)


def _call(spec: Spec, key: str, verb: str, value: Any, at: str, item: dict[str, Any], item_at: str) -> Call:
    return Call(key, verb, spec.expect(value, dict, "an operation", at), at, item, item_at)
