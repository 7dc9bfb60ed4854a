"""The rows: of a file, which can be read again, or of a pipe, which cannot. Each knows the line that it ends in.

A line that cannot be read is the last one: the rows before it are done, and `fault` says what is wrong with it.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from ...base.errors import UsageError
from ...bulk.rows.files import kind_of_file, opened, records_in
from ...data import codec

__all__ = ("FileRows", "PipedRows", "Row", "line_of")


class Row(dict[str, Any]):
    """A row with columns."""

    line = 0
    """The line of the file that it ends in."""


def line_of(row: Any) -> int:
    """Return the line that a row ends in; 0 where it is a text, which does not know it."""
    return getattr(row, "line", 0)


class _Rows(ABC):
    """Rows up to the first line that cannot be read."""

    name: str
    fault: UsageError | None = None
    """What is wrong with that line, once it was come to."""

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self._read()
        except UsageError as error:
            self.fault = error

    def first(self) -> Any:
        """Return the first row, which the next reading begins with, too.

        Raises:
            UsageError: There is none, or it cannot be read.
        """
        for row in self._read():
            return row
        raise UsageError(f"{self.name}: there are no rows")

    @abstractmethod
    def _read(self) -> Iterator[Any]:
        """Return the rows as they are read; UsageError where one cannot be."""


class FileRows(_Rows):
    """The rows of a file. `len` reads it once, to count them; UsageError if that cannot be done."""

    def __init__(self, path: str) -> None:
        self.name = path
        self._kind = kind_of_file(path)

    def _read(self) -> Iterator[Any]:
        with opened(self.name) as file:
            yield from _numbered(records_in(file, self._kind, self.name))

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        with opened(self.name) as file:
            if self._kind != "jsonl":
                return sum(1 for _ in records_in(file, self._kind, self.name))
            try:
                return sum(not line.isspace() for line in file)
            except (OSError, EOFError) as error:  # gzip that breaks off
                raise UsageError(f"{self.name} cannot be read to its end: {error}") from None


class PipedRows(_Rows):
    """The rows that come through a pipe: JSON lines if the first line is one, else CSV. They can be read once."""

    name = "standard input"

    def __init__(self) -> None:
        lines: Iterator[bytes] = iter(sys.stdin.buffer)
        before = []
        for line in lines:
            before.append(line)
            if not line.isspace():
                break
        kind = "jsonl" if before and _is_json(before[-1]) else "csv"
        self._rows = _numbered(records_in(chain(before, lines), kind, self.name))

    def _read(self) -> Iterator[Any]:
        return self._rows

    def first(self) -> Any:
        """Return the first row, as for a file."""
        first = super().first()
        self._rows = chain([first], self._rows)
        return first


def _is_json(line: bytes) -> bool:
    """Whether a first line is an object, perhaps a broken one, or a text; the header of CSV may have quotes, too."""
    line = line.removeprefix(BOM_UTF8).lstrip()
    if not line.startswith(b'"'):
        return line.startswith(b"{")
    try:
        return isinstance(codec.loads(line), str)
    except ValueError:
        return False


def _numbered(records: Iterator[tuple[int, Any]]) -> Iterator[Any]:
    for line, row in records:
        if isinstance(row, dict):
            row = Row(row)
            row.line = line
        yield row
