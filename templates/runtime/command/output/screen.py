"""What a terminal is: whether there is one, its width, its colours, and what must not reach it."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

__all__ = ("bold", "escaped", "is_terminal", "width", "without_controls")

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All but tab and newline: in a terminal they could move the cursor, or worse. The text of an answer is not to be trusted."""


def is_terminal(stream: Any) -> bool:
    """Return whether people look at a stream."""
    return bool(stream.isatty())


def width() -> int:
    """Return the number of columns. shutil has the same, and three compressors that take longer to import than this."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and 0 < len(told) < 6 and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # there is no terminal, or nothing that could be one
        return 80


def bold(text: str, stream: Any = None) -> str:
    """Return text in bold, where the terminal can and the user has not said NO_COLOR."""
    stream = stream or sys.stdout
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not is_terminal(stream)
    if plain or (sys.platform == "win32" and not {"WT_SESSION", "TERM"} & os.environ.keys()):
        return text
    return f"\x1b[1m{text}\x1b[0m"


def escaped(json: str) -> str:
    """Return JSON with escapes for the control characters that JSON lets stand."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def without_controls(text: str) -> str:
    """Return text without control characters, which a terminal would obey."""
    return _CONTROLS.sub("\ufffd", text.replace("\r\n", "\n"))
