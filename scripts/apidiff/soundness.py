"""Whether a document can be compared at all: its main parts have the right form, and all of it is in one file.

Rule: what a comparison cannot see is never "no change". A type that does not exist is a fault in the report;
operations, schemas and references that cannot be read stop the comparison.
"""

from __future__ import annotations

import math
from typing import Any

from pipeline.document.pointers import child
from pipeline.document.structure import walk
from pipeline.errors import SpecUnreadable

MAX_CHAIN = 200
"""How many references may lead to further references, one after the other."""
_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_CORRECT = "correct the spec"


def check(document: dict[str, Any]) -> None:
    """Raise SpecUnreadable, with the JSON pointer, if something cannot be compared."""
    for key in ("paths", "webhooks"):
        for name, item in (document.get(key) or {}).items():
            pointer = child("#", key, name)
            if name.startswith("x-"):
                continue
            _is_mapping(item, pointer)
            for verb in _VERBS:
                if verb in item:
                    _is_mapping(item[verb], f"{pointer}/{verb}")
    components = document.get("components") or {}
    for section, entries in components.items():
        if section.startswith("x-"):
            continue
        _is_mapping(entries or {}, child("#/components", section))
        for name, entry in (entries or {}).items():
            if not (section == "schemas" and isinstance(entry, bool)):
                _is_mapping(entry, child("#/components", section, name))
    _chains(components.get("schemas") or {})
    for node in walk(document):
        target = node.value.get("$ref")
        if isinstance(target, str) and not target.startswith("#"):
            raise SpecUnreadable(
                f"the reference to {target[:100]!r} leads out of the spec",
                pointer=f"{node.pointer}/$ref",
                fix="bundle the parts into one file first",
            )


def _is_mapping(value: Any, pointer: str) -> None:
    if not isinstance(value, dict):
        raise SpecUnreadable(f"it must be an object, not {str(value)[:40]!r}", pointer=pointer, fix=_CORRECT)


def _chains(schemas: dict[str, Any]) -> None:
    """Refuse references to references to references, and so on."""
    start = "#/components/schemas"
    length: dict[str, int] = {}
    for name in schemas:
        way: list[str] = []
        at = name
        while at not in length and at not in way[-1:] and len(way) <= MAX_CHAIN:
            way.append(at)
            entry = schemas.get(at)
            target = entry.get("$ref") if isinstance(entry, dict) else None
            at = target.removeprefix(f"{start}/") if isinstance(target, str) and target.startswith(f"{start}/") else ""
            if not at:
                break
        behind = length.get(at, 0)
        for number, each in enumerate(reversed(way), 1):
            length[each] = behind + number
        if length[name] > MAX_CHAIN and len(set(way)) == len(way):
            raise SpecUnreadable(
                f"more than {MAX_CHAIN} references follow each other", pointer=child(start, name), fix=_CORRECT
            )


def check_numbers(value: Any, pointer: str = "#") -> None:
    """Raise SpecUnreadable for NaN, which does not even equal itself."""
    if isinstance(value, float) and math.isnan(value):
        raise SpecUnreadable("NaN is not a number", pointer=pointer, fix=_CORRECT)
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        check_numbers(item, child(pointer, key))
