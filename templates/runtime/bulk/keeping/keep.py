"""How a journal keeps what a call returned, or raised: as JSON that people and SQL can read, and as the same value again.

Text, numbers, None, lists and dicts are kept as they are. Anything else is a JSON object with `$class`:

    {"$class": "ChatCompletion", "id": "...", ...}      a model, by its public name: its own JSON object
    {"$class": "shop.labels:Label", "name": "..."}      an object of the program's class, by the path of that: its fields
    {"$class": "datetime.datetime", "$value": "..."}     a value that is written as text
    {"$class": "tuple", "items": [...]}                 also sets; bytes: "base64"; floats: a vector of 32-bit floats
    {"$error": "RateLimitError", "message": "...", ...} an error; those of others have their text alone

Rule: reading imports a module at most, never calls what a file names, and never raises because a class has moved: the
plain JSON is what is returned then, with a warning.
"""

from __future__ import annotations

import json
from typing import Any

from ...base.errors import UsageTypeError
from ...data import codec
from .errors import RowError
from .values import restored, tagged
from .without_tags import without_tags

__all__ = ("RowError", "keep", "kept", "untagged")

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=codec.jsonable).encode
"""Like `codec.dumps`, but NaN and infinities are written as Python reads them: what was paid for is not lost for them."""


def keep(value: Any) -> bytes:
    """Return what a call returned, or an error that it raised, as JSON.

    Raises:
        UsageTypeError: It cannot be kept; the text says what to return instead.
    """
    try:
        data = tagged(value)
        try:
            text = _dumps(data)
        except (TypeError, ValueError):
            text = _dumps(codec.plain(data, "the answer"))  # names the place of a fault
    except RecursionError:
        raise UsageTypeError("the call returned something that contains itself, or is nested too deeply") from None
    return text.encode("utf-8", "backslashreplace")


def kept(data: bytes) -> Any:
    """Return the value that `keep` has written, of the same class."""
    value = codec.loads(data)
    return restored(value) if b'"$' in data else value


def untagged(data: bytes) -> Any:
    """Return what `keep` has written as plain JSON data, without tags, for files that others read."""
    value = codec.loads(data)
    return without_tags(value) if b'"$' in data else value
