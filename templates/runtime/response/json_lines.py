"""JSON lines: streams of servers that write one JSON object per line, without the framing of events. Pure.

It is used like sse.SSEParser. A body whose first line is no JSON by itself is one document, which is returned whole at
the end. Fields of an event stream between the lines (`data: [DONE]`) are understood. The first line waits for a second
one: alone it may be a whole response (`alone`, see `is_event`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .sse import Event, too_long

__all__ = ("JSONLines", "is_event", "is_json")

_NO_DATA = (":", "event:", "id:", "retry:")


class JSONLines:
    """Feed it bytes as they come; it returns the lines that they complete, as events without a name."""

    __slots__ = ("_json_loads", "_limit", "_parts", "_size", "_whole", "alone", "stray")

    def __init__(self, max_event_bytes: int | None, json_loads: Callable[[Any], Any]) -> None:
        self._limit = max_event_bytes
        self._json_loads = json_loads
        self._parts: list[bytes] = []
        self._size = 0
        self._whole: bool | None = None
        self.alone = True
        self.stray: list[tuple[int, str]] = []

    def feed(self, chunk: bytes) -> list[Event]:
        """Take the next bytes of the stream and return the lines that are complete now."""
        if self._whole or b"\n" not in chunk or (self.alone and not chunk.strip()):
            self._keep(chunk)  # blank lines tell nothing of whether another line comes
            return []
        body = b"".join(self._parts) + chunk
        self._parts.clear()
        self._size = 0
        ended, _, rest = body.rpartition(b"\n")
        if self._whole is None and ended.strip():
            self._whole = not is_json(ended.lstrip().partition(b"\n")[0], self._json_loads)
        self.alone = self.alone and (self._whole is not False or b"\n" not in body.strip())
        if self.alone:
            self._keep(body)
            return []
        self._keep(rest)
        return self.pending(ended.decode("utf-8", "replace"))

    def end(self) -> str:
        """Take note that the stream is over, and return the text after the last line end."""
        partial = b"".join(self._parts).decode("utf-8", "replace")
        self._parts.clear()
        return partial

    def pending(self, partial: str) -> list[Event]:
        """Return the events that `partial` holds."""
        if self.alone:
            return [("", partial.strip(), "", None)]
        lines = (line.strip() for line in partial.split("\n"))
        return [
            ("", line.removeprefix("data:").strip(), "", None)
            for line in lines
            if line and not line.startswith(_NO_DATA)
        ]

    def _keep(self, chunk: bytes) -> None:
        if chunk:
            self._parts.append(chunk)
            self._size += len(chunk)
            if self._limit is not None and self._size > self._limit:
                raise too_long(self._limit)


def is_json(text: bytes | str, json_loads: Callable[[Any], Any]) -> bool:
    """Return whether `text` is JSON by itself."""
    try:
        json_loads(text)
    except Exception:  # json_loads may be anybody's
        return False
    return True


def is_event(value: Any) -> bool:
    """Return whether a JSON value that came alone is an event of a stream, or a list of them, not a whole response."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict) and is_event(value[0])
    if not isinstance(value, dict):
        return False
    choices, kind = value.get("choices"), value.get("type")
    if str(value.get("object", "")).endswith(".chunk"):
        return True
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        return "delta" in choices[0]
    return isinstance(kind, str) and "." in kind and "/" not in kind
