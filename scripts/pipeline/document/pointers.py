"""JSON pointers (RFC 6901) in their fragment form, `#/components/schemas/Thing`; every place is named by one."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote


def child(pointer: str, *steps: str | int) -> str:
    """Point at what stands under `pointer` when `steps` are taken one after the other."""
    escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    return "/".join((pointer, *escaped))


def steps(pointer: str) -> list[str]:
    """Split a pointer into unescaped steps; `#` alone has none."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def canonical(fragment: str) -> str:
    """Spell the fragment of a `$ref` as a pointer: percent-encoding is undone, escapes are the usual ones."""
    return child("#", *(unquote(step) for step in steps(fragment)))


def parent(pointer: str) -> str:
    return pointer.rpartition("/")[0]


def lookup(document: Any, pointer: str) -> Any:
    """Return what stands at `pointer`; LookupError where nothing does."""
    value = document
    for step in steps(pointer):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            raise LookupError(pointer)
    return value
