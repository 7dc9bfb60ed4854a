"""Readable names: of an answer's format, of tools and of definitions."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Container
from typing import Any

__all__ = ("name_of", "plain_name", "unused")

LONGEST = 64


def name_of(kind: Any) -> str:
    """Return a name for a type, of the characters that the service allows: `Page[User]` is Page_User."""
    return plain_name(_written(kind))


def plain_name(text: str) -> str:
    """Return a text as a name: letters, digits, `_` and `-`, at most 64 of them."""
    return re.sub(r"[^a-zA-Z0-9-]+", "_", text).strip("_")[:LONGEST] or "answer"


def unused(name: str, taken: Container[str]) -> str:
    """Return the name, or if it is taken the name with a number."""
    number, free = 2, name
    while free in taken:
        free = f"{name[: LONGEST - 4]}_{number}"
        number += 1
    return free


def _written(kind: Any) -> str:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _written(arguments[0])
    if origin is typing.Union or origin is types.UnionType:
        return "_or_".join(_written(argument) for argument in arguments)
    if origin is typing.Literal:
        return "_or_".join(str(argument) for argument in arguments)
    if kind is None or kind is type(None):
        return "null"
    if kind is ...:
        return ""
    adapted = getattr(kind, "_type", None)  # of a TypeAdapter
    if adapted is not None and not isinstance(kind, type):
        return _written(adapted)
    name = str(getattr(origin or kind, "__name__", "") or getattr(kind, "_name", "") or "answer")
    return "_".join([name, *(_written(argument) for argument in arguments)])

# Copied from templates/runtime/typed/names.py: edit it there.
