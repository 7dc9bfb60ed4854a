"""Templates: `{column}` stands for the value of a row, `{{` and `}}` for the braces themselves. Nothing else has a meaning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ...base.errors import UsageError

__all__ = ("Template",)

_MARKS = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


class Template:
    """A text with `{column}` in it.

    Raises:
        UsageError: A brace stands alone, or has nothing in it.
    """

    def __init__(self, text: str) -> None:
        self._pieces: list[tuple[str, str | None]] = []
        """Text, and the column whose value follows it; None: nothing follows."""
        before, at = "", 0
        for mark in _MARKS.finditer(text):
            before += text[at : mark.start()]
            at = mark.end()
            if mark[0] in ("{{", "}}"):
                before += mark[0][0]
            elif not mark[1]:
                line = text.count("\n", 0, mark.start()) + 1
                raise UsageError(
                    f"the template has a {mark[0]!r} in line {line}: write {{column}} for a value, {{{{ or }}}} for a brace"
                )
            else:
                self._pieces.append((before, mark[1]))
                before = ""
        self._pieces.append((before + text[at:], None))

    def filled(self, row: Mapping[str, Any]) -> str:
        """Return the text for a row. Text is taken as it is, null as nothing, any other value as JSON.

        Raises:
            UsageError: The row has no such column.
        """
        parts = []
        for text, column in self._pieces:
            parts.append(text)
            if column is not None:
                if column not in row:
                    there = ", ".join(map(str, row)) or "none"
                    raise UsageError(f"there is no column {column!r}; the columns are: {there}")
                value = row[column]
                parts.append(
                    value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
                )
        return "".join(parts)
