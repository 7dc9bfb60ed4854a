"""Objects as the tests print them, compared by what they say: classes and fields, whatever the layout.

A snapshot is a text like `ParsedChoice(index=0, message=...)`, wrapped anywhere, also inside of strings, where the space at
the end of a line may be lost. A field that is absent is the same as one that is None.
"""

from __future__ import annotations

import ast
import dataclasses
import enum
import re
from typing import Any

WRAP = "\ue000"
"""Where a string was wrapped."""

Shape = Any
"""A list, a dict, a plain value, or `(class name, {field: shape})`."""


class Printed:
    """An object that is equal to the snapshot of its like."""

    def __init__(self, value: Any) -> None:
        self.shape = shape(value)

    def __eq__(self, snapshot: object) -> bool:
        return isinstance(snapshot, str) and same(self.shape, read(snapshot))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self.shape)


def same(found: Shape, told: Shape) -> bool:
    """Whether an object says what the snapshot tells."""
    if isinstance(found, (list, tuple)) and type(found) is type(told):
        return len(found) == len(told) and all(map(same, found, told))
    if isinstance(found, dict) and isinstance(told, dict):
        return found.keys() == told.keys() and all(same(found[name], told[name]) for name in found)
    if isinstance(found, str) and isinstance(told, str) and WRAP in told:
        return re.fullmatch(" ?".join(map(re.escape, told.split(WRAP))), found) is not None
    return bool(found == told)


def shape(value: Any) -> Shape:
    """Return what an object says, for comparison."""
    if isinstance(value, enum.Enum):
        return (type(value).__name__, value.value)
    if isinstance(value, (list, tuple)):
        return [shape(one) for one in value]
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    fields = _fields(value)
    if fields is None:
        return value
    name = re.sub(r"\[.*", "", type(value).__name__)
    return (name, {key: shape(one) for key, one in fields.items() if one is not None})


def _fields(value: Any) -> dict[str, Any] | None:
    """Return the fields of a model of either package, or of the caller's own; None for anything else."""
    if hasattr(type(value), "model_fields"):
        return {name: getattr(value, name) for name in (*type(value).model_fields, *(value.model_extra or ()))}
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if hasattr(value, "model_dump"):
        names = value.model_dump()
        return {name: getattr(value, name) for name in names}
    return None


def read(snapshot: str) -> Shape:
    """Read a snapshot."""
    text = re.sub(r"<(\w+)\.\w+: (['\"])(.*?)\2>", r"\1(\2\3\2)", _joined(snapshot))
    return _value(ast.parse(text.strip(), mode="eval").body)


def _joined(text: str) -> str:
    """Mark the line ends inside of strings."""
    out, quote, escaped = [], "", False
    for sign in text:
        if not quote:
            quote = sign if sign in "'\"" else ""
        elif sign == "\n":
            sign = WRAP
        elif not escaped and sign == quote:
            quote = ""
        escaped = sign == "\\" and not escaped
        out.append(sign)
    return "".join(out)


def _value(node: ast.expr) -> Shape:
    match node:
        case ast.Call(func=ast.Name(id=name), args=[one]):
            return (name, _value(one))
        case ast.Call(func=ast.Name(id=name), keywords=keywords):
            fields = {str(each.arg): _value(each.value) for each in keywords}
            return (name, {key: one for key, one in fields.items() if one is not None})
        case ast.List(elts=elements):
            return [_value(one) for one in elements]
        case ast.Dict(keys=keys, values=values):
            return {ast.literal_eval(key): _value(one) for key, one in zip(keys, values, strict=True) if key}
    return ast.literal_eval(node)
