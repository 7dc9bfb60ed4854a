"""The key of a row: 63 bits of what is in it. On the next run it tells whether row n is still the same row. Pure."""

from __future__ import annotations

import json
import re
from datetime import date, time
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from pathlib import PurePath
from typing import Any

from ...base.errors import UsageTypeError
from ...data import codec

__all__ = ("key_of",)

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{4,}").search


def key_of(row: Any) -> int:
    """Return the key of a row: of its bytes, its text, or its JSON with sorted keys.

    Raises:
        UsageTypeError: Something in the row has no text that is the same on the next run.
    """
    if row.__class__ is str:
        data = row.encode("utf-8", "surrogatepass")
    elif row.__class__ is bytes:
        data = row
    else:
        try:
            data = _encode(row).encode()
        except (TypeError, ValueError, RecursionError) as error:
            if isinstance(error, UsageTypeError):
                raise
            raise UsageTypeError(f"this row cannot be told from others ({error}); {_WAY_OUT}") from None
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1


_WAY_OUT = "pass key=, a function that returns what identifies a row: key=lambda row: row.id"


def _stable(value: Any) -> Any:
    """Return the next level of a value that JSON does not have, the same on every run."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, PurePath)):
        return str(value)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if isinstance(value, (set, frozenset)):
        return sorted(map(_encode, value))
    if hasattr(value, "__struct_fields__"):  # msgspec
        return {name: getattr(value, name) for name in value.__struct_fields__}
    if hasattr(value, "tolist") and hasattr(value, "dtype"):  # scalars and arrays of numpy
        return value.tolist()
    try:
        return codec.jsonable(value)
    except TypeError:
        pass
    text = repr(value)
    if _ADDRESS(text) or callable(value):
        kind = type(value).__name__
        raise UsageTypeError(f"a row holds a value of {kind}, which looks different on every run; {_WAY_OUT}")
    return text


_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_stable).encode
