"""JSON in and out by msgspec and orjson: `json="fast"` uses this module instead of codec.py. Pure.

Rule: the same data goes in and out as with codec.py, only faster. Each library does what it does exactly: msgspec reads
(orjson would make floats of large integers), orjson writes (msgspec would write bytes as base64, and dates in its own
way). What they refuse, codec.py handles: NaN and infinities, half surrogate pairs, byte order marks, integers beyond
64 bits, keys that are no text, deep nesting, every fault. So errors read the same too.

Floats may be spelled differently in what is sent (`1e-7` for `1e-07`): the same number.
"""

from __future__ import annotations

from typing import Any

import msgspec
import orjson

from ..base.unset import KINDS, UNSET
from . import codec

__all__ = ("encode", "loads")

_read = msgspec.json.Decoder().decode
_OPTIONS = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS


def loads(data: bytes | bytearray | memoryview | str) -> Any:
    """Read JSON text as codec.loads does. Raises what that raises."""
    try:
        return _read(data)
    except Exception:
        return codec.loads(data)


def encode(body: Any) -> bytes:
    """Write a request body as codec.encode does. Raises what that raises."""
    given = body
    if isinstance(given, dict):
        given = {key: value for key, value in given.items() if value is not UNSET and value.__class__ not in KINDS}
    try:
        data = orjson.dumps(given, _next_level, _OPTIONS)
    except TypeError:  # orjson raises nothing else, whatever a value of the caller raises while it is read
        return codec.encode(body)
    # orjson writes NaN as null, and codec.py refuses it.
    return codec.encode(body) if b"null" in data else data


def _next_level(value: Any) -> Any:
    """Return the next level of what orjson does not know: also subclasses of plain types, whose methods json uses."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, dict):
        return dict(value.items())
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, int):
        return int.__index__(value)
    return codec.jsonable(value)

# Copied from templates/runtime/data/fast_json.py: edit it there.
