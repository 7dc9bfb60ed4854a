"""A fault of a spec that was read in the one way that makes sense, and noted."""

from __future__ import annotations

from typing import NamedTuple


class Defect(NamedTuple):
    """What was wrong, and where."""

    pointer: str
    what: str
    serious: bool = False
    """No reading made sense: the place is read as any value, or left out."""
    line: int | None = None
    """Where `load` found it in the text."""

    def __str__(self) -> str:
        return f"{self.pointer}{f' (line {self.line})' if self.line else ''}: {self.what}"
