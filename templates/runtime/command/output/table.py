"""Rows, as people look at them: the columns that tell most. A terminal cuts them at its width, a pipe gets them whole."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from .screen import bold, is_terminal, width, without_controls

__all__ = ("table",)

_FIRST = (
    *("id", "name", "title", "filename", "status", "type", "role", "model", "purpose", "bytes", "email"),
    *("object_id", "owned_by", "usage_bytes", "endpoint", "created", "created_at", "added_at", "expires_at"),
)
"""Columns in the order in which they are shown."""
_COLUMNS = 7
_DULL = ("object", "has_more")
_OLDEST = 1_000_000_000
"""In `created_at` and the like, numbers above this are Unix times."""


def table(rows: list[dict[str, Any]]) -> str:
    """Return rows as lines with a header, "" for none. Objects and lists within a row are left out."""
    columns = _columns(rows)
    if not rows or not columns:
        return ""
    cells = [[name.upper() for name in columns], *([_cell(name, row.get(name)) for name in columns] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(columns))]
    lines = ["  ".join(cell.ljust(wide) for cell, wide in zip(line, widths, strict=True)).rstrip() for line in cells]
    if is_terminal(sys.stdout):
        lines = [_fitting(line, width()) for line in lines]
    return "\n".join([bold(lines[0]), *lines[1:], ""])


def _fitting(line: str, columns: int) -> str:
    """Return a line that is no longer than the terminal is wide; its last sign says that something is missing."""
    return line if len(line) <= columns else f"{line[: columns - 1]}…"


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    """Return the fields with plain values in at least one row, those that people look for first."""
    plain = {
        name: None
        for row in rows
        for name, value in row.items()
        if value is not None and not isinstance(value, (dict, list)) and name not in _DULL
    }
    known = [name for name in _FIRST if name in plain]
    return [*known, *(name for name in plain if name not in _FIRST)][:_COLUMNS]


def _cell(name: str, value: Any) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    is_time = name.endswith("_at") or name == "created"
    if is_time and isinstance(value, (int, float)) and value > _OLDEST:
        try:
            return datetime.fromtimestamp(value).strftime("%Y-%m-%d %H:%M")
        except (ValueError, OverflowError, OSError):  # milliseconds, of another server
            return str(value)
    return " ".join(without_controls(str(value)).split())
