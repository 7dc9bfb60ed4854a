"""What a tool has returned, as the text that the model gets. Pure."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from ..base.errors import UsageTypeError
from ..data.codec import jsonable

__all__ = ("output_of",)


def output_of(value: Any, parts: tuple[str, ...]) -> Any:
    """Return text as it is, a list of content parts (of one of the types `parts`) as that list, anything else as JSON.

    Models, dataclasses, attrs classes, Structs and NamedTuples become objects; sets and iterators lists; dates, UUIDs, decimals and
    paths text; bytes base64.
    """
    if isinstance(value, str):
        return str.__str__(value)
    if hasattr(value, "__await__"):
        value.close()
        raise UsageTypeError("the tool returned something to be awaited, which only an AsyncClient can do")
    several = value if isinstance(value, (list, tuple)) and not hasattr(value, "_fields") else [value]
    plain = [_object(each) for each in several]
    if plain and all(isinstance(each, dict) and each.get("type") in parts for each in plain):
        return plain
    return json.dumps(_named(value), ensure_ascii=False, default=_plain)


def _object(value: Any) -> Any:
    return value.to_dict() if hasattr(type(value), "__wire__") else value


def _named(value: Any) -> Any:
    """Return a NamedTuple as a dict, which JSON would make a list of."""
    fields = getattr(value, "_asdict", None) if isinstance(value, tuple) else None
    return value if fields is None else fields()


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if hasattr(kind, "model_dump") and not hasattr(kind, "__wire__"):
        return value.model_dump(mode="json", by_alias=True)
    if hasattr(kind, "__struct_fields__"):
        return sys.modules["msgspec"].to_builtins(value, enc_hook=_plain)
    if isinstance(value, (bytes, bytearray, memoryview)):
        from binascii import b2a_base64

        return b2a_base64(value, newline=False).decode()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    try:
        return jsonable(value)
    except TypeError:
        if isinstance(value, Iterator):
            return list(value)
        bare = kind.__repr__ is object.__repr__ and kind.__str__ is object.__str__
        if bare or callable(value) or hasattr(kind, "__anext__"):  # its text says only where it is in memory
            raise UsageTypeError(f"the tool returned {value!r}, which has no JSON and no text of its own") from None
        return str(value)
