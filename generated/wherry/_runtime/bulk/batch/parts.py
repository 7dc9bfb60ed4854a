"""Part: the rows of one batch, and how far it is. Pure; the journal keeps `facts`.

planned    its rows are chosen
uploaded   its file is at the service
running    its batch has an id
ended      its batch is over, and what it has left is known (the next process looks again)
joined     its rows have their results; `ranges` are those that have to be done again
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .lines import Line

__all__ = ("Part", "faults_of_rows", "ranges")

_KEPT = (
    "state",
    "ranges",
    "endpoint",
    "model",
    "tokens",
    "tries",
    "attempt",
    "file_id",
    "batch_id",
)


@dataclass(slots=True)
class Part:
    """One batch."""

    number: int
    endpoint: str = ""
    model: str = ""
    state: str = "planned"
    ranges: list[list[int]] = field(default_factory=list)
    """The numbers of its rows: first and last of each run."""
    tokens: int = 0
    tries: int = 1
    """How often its rows were put into a batch, this one counted in."""
    attempt: int = 1
    """How often a batch was begun with its file: more than once where the service's queue was full."""
    file_id: str = ""
    batch_id: str = ""

    # of this process
    output_id: str = ""
    error_id: str = ""
    faults: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Rows whose lines the service has not accepted, and why."""
    is_cancelled: bool = False
    rows: dict[int, tuple[int, Any]] = field(default_factory=dict)
    """Rows without a result: number -> key and row."""
    lines: list[Line] = field(default_factory=list)
    """What is to be uploaded."""
    awaited: int = 0
    """How many of its rows the source has not yet come to, after a restart."""
    doubtful: bool = False
    """Whether an earlier process, or a call that failed, may have got further than `state` says."""
    due_s: float = 0.0
    """When to look at it, or to begin it."""
    began_s: float = 0.0
    changed_s: float = 0.0
    counts: tuple[int, int, int] = (0, 0, 0)
    """Rows in all, completed and failed, as the service counts them."""

    @property
    def mark(self) -> str:
        """What tells this batch from the others of the run."""
        return f"{self.number}.{self.attempt}"

    def facts(self) -> str:
        """Return what the journal keeps."""
        return json.dumps({name: getattr(self, name) for name in _KEPT})

    @classmethod
    def of(cls, number: int, facts: str) -> Part:
        """Return a part that an earlier process has left."""
        part = cls(number, **{name: value for name, value in json.loads(facts).items() if name in _KEPT})
        part.awaited = sum(last - first + 1 for first, last in part.ranges)
        part.doubtful = True
        return part


def faults_of_rows(part: Part, faults: Iterable[Any]) -> dict[int, dict[str, Any]]:
    """Return what the service has against lines of the file, by the number of the row.

    Nothing, if it names no line, or one that the file does not have: then it is not known which rows it means.
    """
    numbers = [n for first, last in part.ranges for n in range(first, last + 1)]
    named = [each for each in faults if each.line]
    if not all(0 < each.line <= len(numbers) for each in named):
        return {}
    return {numbers[each.line - 1]: each.to_dict() for each in named}


def ranges(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers as runs: first and last of each."""
    found: list[list[int]] = []
    for n in sorted(numbers):
        if found and found[-1][1] == n - 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found

# Copied from templates/runtime/bulk/batch/parts.py: edit it there.
