"""The file of a cassette: one JSON object a line, so that a diff is readable.

    {"cassette": 1}
    {"send": {"method": "POST", "path": "/v1/chat/completions", "query": [], "body": {...}}}
    {"head": {"status": 200, "headers": {"content-type": "text/event-stream"}, "ms": 180}}
    {"ms": 60, "data": "data: {...}\\n\\n"}      or "b64" where the bytes are no text
    {"end": true}                               or {"error": "APIConnectionError", "message": "...", "ms": 10}

`ms` is since the line before. An answer without a last line is one that the program did not read to its end.
"""

from __future__ import annotations

import json
import time
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from .hiding import Hider

__all__ = ("CassetteError", "Recorded", "read", "write")


class CassetteError(AssertionError):
    """The program did not do what the cassette has, or a cassette cannot be read or written.

    An AssertionError, not a WherryError: no retry and no `except WherryError` of the program hides it.
    """


class Recorded:
    """One call: what was sent, and what came, each piece with the milliseconds since the one before."""

    def __init__(self, send: dict[str, Any]) -> None:
        self.send = send
        self.status: int | None = None
        self.headers: dict[str, str] = {}
        self.head_ms = 0
        self.chunks: list[tuple[int, bytes]] = []
        self.end: dict[str, Any] | None = None

    @property
    def name(self) -> str:
        """Method and path, for messages."""
        return f"{self.send['method']} {self.send['path']}"

    def lines(self, hider: Hider) -> list[dict[str, Any]]:
        """Return its lines, without secrets."""
        lines: list[dict[str, Any]] = [{"send": hider.value(self.send)}]
        if self.status is not None:
            lines.append({"head": {"status": self.status, "headers": hider.value(self.headers), "ms": self.head_ms}})
        masked = hider.chunks([chunk for _, chunk in self.chunks])
        for (ms, _), chunk in zip(self.chunks, masked, strict=True):
            try:
                lines.append({"ms": ms, "data": chunk.decode()})
            except UnicodeDecodeError:  # also a letter that is cut in two
                lines.append({"ms": ms, "b64": b64encode(chunk).decode()})
        if self.end is not None:
            lines.append(hider.value(self.end))
        if any(hider.stands_in(text) for text in (json.dumps(lines[0]), b"".join(masked).decode("utf-8", "replace"))):
            raise CassetteError(
                f"a key of the client's would stand in the recording of {self.name}; nothing was written"
            )
        return lines


def write(path: Path, calls: list[Recorded], hider: Hider) -> None:
    """Write a cassette, whole or not at all."""
    lines: list[dict[str, Any]] = [{"cassette": 1}]
    for call in calls:
        lines += call.lines(hider)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if hider.stands_in(text):
        raise CassetteError(f"a key of the client's would stand in {path}; nothing was written")
    part = path.with_name(f"{path.name}.{time.time_ns():x}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(text.encode())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:  # an edge worker has no files, a component those that its host lends it
        raise CassetteError(
            f"{path} cannot be written ({error.strerror or error}): record it where there is a file system, and play it here"
        ) from error


def read(path: Path) -> list[Recorded]:
    """Return the calls of a cassette."""
    calls: list[Recorded] = []
    try:
        lines = path.read_bytes().decode().split("\n")
    except UnicodeDecodeError:
        raise CassetteError(f"{path}: this is no cassette: it is not text") from None
    for number, text in enumerate(lines, 1):
        if text.strip():
            try:
                _take(json.loads(text), calls, number)
            except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
                raise CassetteError(f"{path}, line {number}: this is not a line of a cassette ({error})") from None
    return calls


def _take(line: dict[str, Any], calls: list[Recorded], number: int) -> None:
    if number == 1:
        if line["cassette"] != 1:
            raise ValueError(f"a newer version of wherry wrote it: {line['cassette']}")
    elif "send" in line:
        calls.append(Recorded({name: line["send"][name] for name in ("method", "path", "query", "body")}))
    elif "head" in line:
        calls[-1].status, calls[-1].headers = int(line["head"]["status"]), dict(line["head"]["headers"])
        calls[-1].head_ms = max(0, int(line["head"]["ms"]))
    elif "end" in line or "error" in line:
        calls[-1].end = line
    else:
        chunk = b64decode(line["b64"], validate=True) if "b64" in line else line["data"].encode()
        calls[-1].chunks.append((max(0, int(line["ms"])), chunk))

# Copied from templates/runtime/testing/tape.py: edit it there.
