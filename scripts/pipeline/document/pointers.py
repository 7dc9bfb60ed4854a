"""JSON pointers (RFC 6901) in their fragment form, `#/components/schemas/Thing`. They name every place in a spec."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote


def escape(step: str) -> str:
    """Write one key as a step of a pointer: `a/b` -> `a~1b`."""
    return step.replace("~", "~0").replace("/", "~1")


def unescape(step: str) -> str:
    """Return the key that a step of a pointer stands for: `a~1b` -> `a/b`."""
    return step.replace("~1", "/").replace("~0", "~")


def child(pointer: str, *steps: str | int) -> str:
    """Extend a pointer by keys and indexes, outermost first."""
    return "/".join((pointer, *(escape(str(step)) for step in steps)))


def steps(pointer: str) -> list[str]:
    """Split a pointer into its keys; `#` alone has none."""
    return [unescape(step) for step in pointer.split("/")[1:]]


def canonical(fragment: str) -> str:
    """Return the fragment of a `$ref` in its usual spelling: percent-encoding undone, no needless escapes."""
    return child("#", *(unquote(step) for step in steps(fragment)))


def parent(pointer: str) -> str:
    """Return the pointer of the object or list around a place."""
    return pointer.rpartition("/")[0]


def lookup(document: Any, pointer: str) -> Any:
    """Return the value at `pointer`. Raises LookupError if there is none."""
    if pointer.partition("/")[0] != "#":
        raise LookupError(pointer)
    value = document
    for step in steps(pointer):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            raise LookupError(pointer)
    return value
