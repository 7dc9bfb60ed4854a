"""Path and query encoding (RFC 3986, on UTF-8). A value can never break out of the place that it is for.

Query: lists are `a[]=1&a[]=2`, objects `a[b]=c`, booleans true and false; None and what is not given are left out.
An operation may ask for another style of OpenAPI (form, spaceDelimited, pipeDelimited, deepObject) or for JSON text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..base.errors import UsageError, UsageTypeError
from ..base.operation import Operation
from ..base.secrets import Veil
from ..base.unset import Unset, is_not_given
from ..data import codec

__all__ = ("encode", "expand", "flatten", "query_pairs", "quote", "quote_segment", "scalar")

_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SEGMENT = [chr(byte) if byte in _UNRESERVED | frozenset(b"!$&'()*+,;=:@") else f"%{byte:02X}" for byte in range(256)]
_QUERY = [chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256)]

Pair = tuple[str, str]


def quote(text: str, table: list[str] = _QUERY) -> str:
    """Percent-encode everything but the unreserved characters."""
    try:
        octets = text.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"{text!r} cannot be sent: character {error.start} is half of a surrogate pair") from None
    return "".join([table[byte] for byte in octets])


def expand(operation: Operation, values: tuple[object, ...]) -> str:
    """Return the path of `operation` with `values` in it, each as one segment.

    UsageError (a ValueError) for a value that is empty, "." or "..": a server would read these as another path.
    """
    segments = operation.segments
    out = list(segments)
    for index in range(1, len(segments), 2):
        out[index] = quote_segment(operation.name, segments[index], values[index // 2])
    return "".join(out)


def quote_segment(operation: str, name: str, value: object) -> str:
    """Return one path parameter, encoded; see `expand`."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise UsageTypeError(f"{operation}: {name} must be a string, not {type(value).__name__}")
    text = scalar(name, value)
    if text in ("", ".", ".."):
        raise UsageError(f"{operation}: {name} must not be {text!r}; nothing was sent")
    return quote(text, _SEGMENT)


def scalar(name: str, value: Any) -> str:
    """Return the text of a value: true/false, numbers as Python prints them, dates in ISO 8601, enum members by value."""
    if isinstance(value, str):
        value = getattr(value, "value", value)
        return value if isinstance(value, str) else str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if hasattr(value, "value"):
        return scalar(name, value.value)
    raise UsageTypeError(f"{name}: a {type(value).__name__} cannot be sent here")


def flatten(name: str, value: object) -> list[Pair]:
    """Return a value of any depth as pairs: `a[]` for elements, `a[b]` for members. Multipart forms use it, too."""
    if value is None or isinstance(value, Unset):
        return []
    if isinstance(value, Mapping):
        return [pair for key, item in value.items() for pair in flatten(f"{name}[{key}]", item)]
    if isinstance(value, (list, tuple, set, frozenset)) or (
        isinstance(value, Iterable) and not isinstance(value, (str, bytes, bytearray, memoryview))
    ):
        name = name if name.endswith("[]") else f"{name}[]"
        return [pair for item in value for pair in flatten(name, item)]
    if not isinstance(value, (str, int, float)) and is_not_given(value):
        return []
    return [(name, scalar(name, value))]


def query_pairs(operation: Operation, *layers: Mapping[str, Any] | None) -> list[Pair]:
    """Return the pairs of the query: the operation's fixed ones, then `layers`; the last one wins, name by name."""
    merged: dict[str, Any] = Veil(operation.query)
    for layer in layers:
        if layer:
            merged.update(layer)
    if not merged:
        return []
    styles = {name: (style, explode) for name, style, explode in operation.styles}
    pairs: list[Pair] = []
    try:
        for name, value in merged.items():
            if value is None or is_not_given(value):
                continue
            if name in operation.json_query:
                pairs.append((name, codec.dumps(value)))
            elif name in styles:
                pairs += _styled(name, value, *styles[name])
            else:
                pairs += flatten(name, value)
    except UsageError:
        pairs = []  # a traceback may show the variables of this frame
        raise
    return pairs


def encode(pairs: Iterable[Pair]) -> str:
    """Return pairs as `a=1&b=2`."""
    return "&".join([f"{quote(name)}={quote(value)}" for name, value in pairs])


_SEPARATORS = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def _styled(name: str, value: object, style: str, explode: bool) -> list[Pair]:
    if style == "deepObject" or style not in _SEPARATORS:
        return flatten(name, value)
    if isinstance(value, Mapping):
        members = [
            (str(key), scalar(name, item)) for key, item in value.items() if item is not None and not is_not_given(item)
        ]
        if explode:
            return members
        return [(name, _SEPARATORS[style].join([text for pair in members for text in pair]))]
    if isinstance(value, (list, tuple, set, frozenset)):
        texts = [scalar(name, item) for item in value]
        return [(name, text) for text in texts] if explode else [(name, _SEPARATORS[style].join(texts))]
    return [(name, scalar(name, value))]

# Copied from templates/runtime/request/query.py: edit it there.
