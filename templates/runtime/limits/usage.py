"""The tokens that an answer says it has used, read from its bytes without parsing the rest of it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

__all__ = ("Usage", "usage_in")

_LONGEST = 4096


class Usage(NamedTuple):
    """Tokens of one answer. `cached` are those of the input that the service knew already; they are in `input`, too."""

    input: int
    output: int
    cached: int
    total: int

    def of(self, kind: str) -> int | None:
        """Return what counts against a limit of this kind; None if tokens do not."""
        if kind.startswith("tokens"):
            return self.total
        if kind.startswith("input_tokens"):
            return self.input
        return self.output if kind.startswith("output_tokens") else None


def usage_in(body: bytes) -> Usage | None:
    """Return what stands after the last `"usage":` of a body, JSON or a stream of events; None if nothing does."""
    end = len(body)
    while (start := body.rfind(b'"usage"', 0, end)) >= 0:
        usage = _read(body[start + 7 : start + 7 + _LONGEST])
        if usage is not None:
            return usage
        end = start
    return None


def _read(text: bytes) -> Usage | None:
    text = text.lstrip()
    if text[:1] != b":" or text[1:].lstrip()[:1] != b"{":
        return None
    try:
        found, _ = _DECODER.raw_decode(text[1:].lstrip().decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return usage_of(found)


_DECODER = json.JSONDecoder()


def usage_of(found: Any) -> Usage | None:
    """Return the Usage that a usage object of the API stands for."""
    if not isinstance(found, dict):
        return None
    read = _count(found, "prompt_tokens", "input_tokens")
    written = _count(found, "completion_tokens", "output_tokens")
    total = _count(found, "total_tokens")
    if read is None and written is None and total is None:
        return None
    details = found.get("prompt_tokens_details") or found.get("input_tokens_details")
    cached = _count(details, "cached_tokens") if isinstance(details, dict) else None
    if total is None:
        total = (read or 0) + (written or 0)
    return Usage(total - (written or 0) if read is None else read, written or 0, cached or 0, total)


def _count(found: dict[str, Any], *names: str) -> int | None:
    for name in names:
        value = found.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e15:
            return int(value)
    return None
