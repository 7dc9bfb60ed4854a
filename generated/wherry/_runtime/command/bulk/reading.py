"""The rows: of a file, which can be read again, or of a pipe, which cannot. Each knows the line that it ends in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from ...base.errors import UsageError
from ...bulk.rows.files import kind_of_file, opened, records_in

__all__ = ("FileRows", "PipedRows", "Row", "line_of")


class Row(dict[str, Any]):
    """A row with columns."""

    line = 0
    """The line of the file that it ends in."""


def line_of(row: Any) -> int:
    """Return the line that a row ends in; 0 where it is a text, which does not know it."""
    return getattr(row, "line", 0)


class FileRows:
    """The rows of a file. `len` reads it once, to count them."""

    def __init__(self, path: str) -> None:
        self.name = path
        self._kind = kind_of_file(path)

    def __iter__(self) -> Iterator[Any]:
        with opened(self.name) as file:
            yield from _rows(records_in(file, self._kind, self.name))

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        with opened(self.name) as file:
            if self._kind == "jsonl":
                return sum(not line.isspace() for line in file)
            return sum(1 for _ in records_in(file, self._kind, self.name))

    def first(self) -> Any:
        """Return the first row.

        Raises:
            UsageError: There is none.
        """
        return _first(iter(self), self.name)


class PipedRows:
    """The rows that come through a pipe: JSON lines if the first one begins like that, else CSV. They can be read once."""

    name = "standard input"

    def __init__(self) -> None:
        lines: Iterator[bytes] = iter(sys.stdin.buffer)
        before = []
        for line in lines:
            before.append(line)
            if not line.isspace():
                break
        kind = "jsonl" if before and before[-1].lstrip()[:1] in (b"{", b'"') else "csv"
        self._rows = _rows(records_in(chain(before, lines), kind, self.name))

    def __iter__(self) -> Iterator[Any]:
        yield from self._rows

    def first(self) -> Any:
        """Return the first row, which the next reading begins with, too.

        Raises:
            UsageError: There is none.
        """
        first = _first(self._rows, self.name)
        self._rows = chain([first], self._rows)
        return first


def _rows(records: Iterator[tuple[int, Any]]) -> Iterator[Any]:
    for line, row in records:
        if isinstance(row, dict):
            row = Row(row)
            row.line = line
        yield row


def _first(rows: Iterator[Any], name: str) -> Any:
    for row in rows:
        return row
    raise UsageError(f"{name}: there are no rows")

# Copied from templates/runtime/command/bulk/reading.py: edit it there.
