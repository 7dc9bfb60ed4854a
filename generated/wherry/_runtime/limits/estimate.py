"""How many tokens a request is about to use, before it is sent: four characters make a token.

Services count a call when it arrives, by its text or by the tokens that it may make, whichever is more. The governor
learns from the answers by how much that is off, so what counts is that larger calls get larger numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ("tokens_of",)

_BYTES_PER_TOKEN = 4
_IMAGE = 800 * _BYTES_PER_TOKEN
"""Images come as long texts; about so many bytes of plain text cost as much."""
_MOST_TOKENS = ("max_completion_tokens", "max_output_tokens", "max_tokens")
_ENCODED = frozenset(("data", "file_data", "b64_json", "encrypted_content"))
"""Names of long texts that are not read as text."""


def tokens_of(body: Mapping[str, Any] | bytes | None) -> float:
    """Return about how many tokens the limits of a service count for a request with this JSON body."""
    if not body:
        return 0.0
    if isinstance(body, (bytes, bytearray)):
        return _tokens_of_bytes(bytes(body))
    most = 0
    for name in _MOST_TOKENS:
        value = body.get(name)
        if isinstance(value, int) and value > most:
            most = value
    n = body.get("n") if most else None
    if isinstance(n, int) and n > 1:
        most *= n
    return max(_size(body, 0) / _BYTES_PER_TOKEN, most)


def _size(value: Any, depth: int) -> int:
    """Return the bytes of text in a JSON value; a number in a list counts as a token."""
    kind = value.__class__
    if kind is str:
        return _text(value)
    if kind is dict:
        size = 0
        for name, item in value.items():
            if item.__class__ is str:
                if name not in _ENCODED:
                    size += _text(item)
            elif item.__class__ is not int:
                size += _size(item, depth)
        return size
    if kind is list or kind is tuple:
        if value and value[0].__class__ is int:
            return _BYTES_PER_TOKEN * len(value)
        if depth > 50:
            return 0
        depth += 1
        return sum([_size(item, depth) for item in value])
    if isinstance(value, Mapping):
        return _size(dict(value), depth + 1)
    return 0


def _text(text: str) -> int:
    if text.startswith("data:"):
        return _IMAGE
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


_LIMIT_IN_BYTES = re.compile(rb'"(?:max_completion_tokens|max_output_tokens|max_tokens)"\s*:\s*(\d{1,12})')
_N_IN_BYTES = re.compile(rb'"n"\s*:\s*([1-9]\d{0,2})')
_ENCODED_IN_BYTES = (b'"data:', b'"data":"', b'"data": "', b'"file_data":"', b'"file_data": "')


def _tokens_of_bytes(body: bytes) -> float:
    """The same for JSON text; it is not parsed."""
    size = len(body)
    for mark in _ENCODED_IN_BYTES:
        start = body.find(mark)
        while start >= 0:
            end = body.find(b'"', start + len(mark))
            if end < 0:
                break
            size -= end - start - (_IMAGE if mark == b'"data:' else 0)
            start = body.find(mark, end)
    most = max(map(int, _LIMIT_IN_BYTES.findall(body)), default=0)
    if most and (n := _N_IN_BYTES.search(body)):
        most *= int(n[1])
    return max(max(size, 0) / _BYTES_PER_TOKEN, most)

# Copied from templates/runtime/limits/estimate.py: edit it there.
