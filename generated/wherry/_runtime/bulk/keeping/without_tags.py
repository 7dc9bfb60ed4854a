"""What is kept, as the JSON data that others expect: the same values without a word about their classes. Pure."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from struct import calcsize
from typing import Any

__all__ = ("data_of_model", "without_tags")

_ERROR_FACTS = ("status", "code", "param", "request_id", "message", "body", "attempts")
_NUMBERS = {"<f4": "f", "<f8": "d", "<i4": "i", "<i8": "q"}
"""How numpy names kinds of numbers, and how memoryview does."""


def without_tags(data: Any) -> Any:
    """Return what `tagged` has written as plain data. The data may be changed."""
    if data.__class__ is list:
        return list(map(without_tags, data))
    if data.__class__ is not dict:
        return data
    if "$error" in data:
        facts = {name: data[name] for name in _ERROR_FACTS if data.get(name) is not None}
        return {"type": data["$error"] or data.get("kind"), **without_tags(facts)}
    name = data.pop("$class", None)
    if name is None or ":" in name:
        if "$data" in data:
            return data["$data"]
        if "$value" in data:
            return without_tags(data["$value"])
        return {key: without_tags(item) for key, item in data.items()}
    if "$value" in data:
        return data["$value"]
    if "base64" in data and name in _BASE64:
        return _BASE64[name](data)
    if name in ("tuple", "set", "frozenset"):
        return list(map(without_tags, data["items"]))
    if name == "dict":
        return {_key(without_tags(key)): without_tags(item) for key, item in data["items"]}
    data.pop("$request_id", None)
    return data_of_model(data, without_tags)


def data_of_model(data: dict[str, Any], read: Callable[[Any], Any]) -> dict[str, Any]:
    """Return the JSON object of a model without tags. What it had beside that is put in its places, as `read` returns it."""
    beside = data.pop("$beside", ())
    data = data.get("$data", data)
    for path, value in beside:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = read(value)
    return data


def _key(key: Any) -> str:
    return key if isinstance(key, str) else str(key)


def _numbers(data: dict[str, Any]) -> Any:
    """Return numbers as a list, those of a table row by row; as base64 where they have no such form."""
    kind: Any = data.get("format") or _NUMBERS.get(data.get("dtype", ""))
    shape = data.get("shape") or ()
    if kind is None or 0 in shape:
        return data["base64"]
    raw = memoryview(b64decode(data["base64"]))
    return raw.cast(kind, shape or (len(raw) // calcsize(kind),)).tolist()


_BASE64 = {
    "bytes": lambda data: data["base64"],
    "floats": lambda data: _numbers({**data, "format": "f"}),
    "memoryview": _numbers,
    "array.array": _numbers,
    "numpy.ndarray": _numbers,
}

# Copied from templates/runtime/bulk/keeping/without_tags.py: edit it there.
