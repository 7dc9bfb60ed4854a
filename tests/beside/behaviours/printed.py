"""Objects as the tests print them, compared by what they say: classes and fields, whatever the layout.

A snapshot is a text like `ParsedChoice(index=0, message=...)`, wrapped anywhere, also inside of strings, where the space at
the end of a line may be lost. A field that is absent is the same as one that is None.
"""

from __future__ import annotations

import ast
import dataclasses
import enum
import importlib
import re
from typing import Any

WRAP = "\ue000"
"""Where a string was wrapped."""

Shape = Any
"""A list, a dict, a plain value, or `(class, {field: shape})`; of a snapshot the class is a name."""

BESIDE = ("parsed", "parsed_arguments")
"""Values that stand beside the JSON object."""

NAMED_IN = ("openai.types.chat", "openai.types.chat.chat_completion", "openai.types.completion_usage", "openai.types")
"""Where a name of the snapshots may be found, if the class has another one of its own."""


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
    if isinstance(found, type) and isinstance(told, str):
        known = (getattr(importlib.import_module(module), told, None) for module in NAMED_IN)
        return re.sub(r"\[.*", "", found.__name__) == told or any(one is found for one in known)
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
        return (type(value), value.value)
    if isinstance(value, (list, tuple)):
        return [shape(one) for one in value]
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    fields = _fields(value)
    if fields is None:
        return value
    return (type(value), {key: shape(one) for key, one in fields.items() if one is not None})


def said(value: Any) -> Any:
    """Return what an object says as JSON, the classes left out."""
    return _bare(shape(value))


def _bare(told: Shape) -> Any:
    if isinstance(told, tuple):
        return _bare(told[1])
    if isinstance(told, dict):
        return {str(name): _bare(one) for name, one in told.items() if one is not None}
    return [_bare(one) for one in told] if isinstance(told, list) else told


def _fields(value: Any) -> dict[str, Any] | None:
    """Return the fields of a model of either package, or of the caller's own; None for anything else."""
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if hasattr(type(value), "model_fields"):
        beside = (name for name in BESIDE if hasattr(value, name))
        names = dict.fromkeys((*type(value).model_fields, *(value.model_extra or ()), *beside))
    elif hasattr(value, "model_dump"):
        names = value.model_dump()
    else:
        return None
    return {name: getattr(value, name) for name in names}


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
