"""Printer: how values, lists, events and bytes are printed. A terminal gets tables and indented JSON, a pipe JSON in lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from ...base.errors import UsageError
from .query import NotThere, found
from .screen import escaped, is_terminal, without_controls

__all__ = ("Printer", "as_json")


class Printer:
    """Where answers go. `style`: table, json or jsonl; "" is what suits the reader. `out`: a file for bytes, "-" for
    standard output, "" for standard output unless it is a terminal.
    """

    def __init__(self, style: str = "", query: str = "", out: str = "") -> None:
        self.style = style or ("" if is_terminal(sys.stdout) else "jsonl")
        self.query = query
        self.out = out

    def check_bytes(self) -> None:
        """Raise UsageError if the answer will be bytes and would go to a terminal."""
        if not self.out and is_terminal(sys.stdout):
            raise UsageError("the answer is bytes: write it to a file with --out FILE, or into a pipe (--out -: here)")

    def value(self, value: Any) -> None:
        """Print what a call returned."""
        if not self.query:
            self._print(value)
            return
        for each in found(value, self.query):
            self._print(each)

    def items(self, items: Iterable[Any]) -> None:
        """Print the items of a list: a table for people, a line for each for programs."""
        if self.style in ("json", ""):
            rows = list(items)
            if not self.style and all(isinstance(row, dict) for row in rows):
                self._table(rows)
            else:
                self._print(rows)
            return
        if self.style == "table":
            self._table(list(items))
            return
        for item in items:
            self._line(item)

    def event(self, event: Any) -> None:
        """Print an event of a stream at once; with a query, what it has at that place, if it has it."""
        if not self.query:
            self._line(event)
            return
        try:
            values = found(event, self.query)
        except NotThere:
            return  # events of one stream have different fields
        for value in values:
            self._print(value, indent=None)

    def bytes(self, pieces: Iterator[bytes]) -> None:
        """Write bytes as they come. A file gets its name when all of it is there."""
        if self.out in ("", "-"):
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            return
        path = os.path.realpath(self.out)  # a link stays one
        if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe: it must not be replaced
            with open(path, "wb") as file:
                file.writelines(pieces)
            return
        from .unfinished import removed_when_ended  # few answers are files

        part = f"{path}.{os.urandom(4).hex()}.part"
        try:
            with removed_when_ended(part), open(part, "xb") as file:
                file.writelines(pieces)
            if os.path.exists(path):
                os.chmod(part, os.stat(path).st_mode & 0o777)
            os.replace(part, path)
        except BaseException:
            if os.path.exists(part):
                os.remove(part)
            raise

    def _table(self, rows: list[Any]) -> None:
        from .table import table

        text = table([row for row in rows if isinstance(row, dict)])
        print(text, end="", flush=True)
        if not rows:
            print("nothing", file=sys.stderr)

    def _line(self, value: Any) -> None:
        self._print(value, indent=None)

    def _print(self, value: Any, indent: int | None = 2) -> None:
        if value is None and not self.query:
            return  # the service had nothing to say
        if isinstance(value, str):
            print(without_controls(value) if is_terminal(sys.stdout) else value, flush=True)
        elif self.style == "table" and isinstance(value, dict):
            self._table([value])
        else:
            print(as_json(value, None if self.style == "jsonl" else indent), flush=True)


def as_json(value: Any, indent: int | None) -> str:
    """Return JSON in the letters of the output, as far as these reach, and without any that a terminal would obey."""
    all_letters = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not all_letters, indent=indent)
    return escaped(text) if is_terminal(sys.stdout) else text
