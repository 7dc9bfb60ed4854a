"""Part: the rows of one batch, and how far it is. Pure; the journal keeps `facts`.

planned    its rows are chosen
uploaded   its file is at the service
running    its batch has an id
ended      its batch is over, and what it has left is known (the next process looks again)
joined     its rows have their results; `ranges` are those that have to be done again

With it are the keys of its rows, to tell whether a row is still the one that was sent when its answer comes.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...base.errors import UsageError
from .lines import Line

__all__ = ("Part", "changed", "faults_of_rows", "ranges")

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
    "keys",
    "ends",
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
    keys: str = ""
    """The keys of its rows in this order, of 8 bytes each, in Base64; "" in a journal of an earlier release."""
    ends: dict[int, int] = field(default_factory=dict)
    """Of packs: the number of the first and of the last row."""
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
    awaited: dict[int, int | None] = field(default_factory=dict)
    """Rows that the source has not yet come to, after a restart: number -> key, if that is known."""
    doubtful: bool = False
    """Whether an earlier process, or a call that failed, may have got further than `state` says."""
    due_s: float = 0.0
    """When to look at it, or to begin it."""
    began_s: float = 0.0
    changed_s: float = 0.0
    status: str = ""
    """What the service says of the batch: "validating", "in_progress" …"""
    counts: tuple[int, int, int] = (0, 0, 0)
    """Rows in all, completed and failed, as the service counts them."""

    @property
    def mark(self) -> str:
        """What tells this batch from the others of the run."""
        return f"{self.number}.{self.attempt}"

    def hold(self, rows: Mapping[int, int | None]) -> None:
        """Note which rows it has, with their keys. They are given in the order of their numbers."""
        self.ranges = ranges(rows)
        self.ends = {n: end for n, end in self.ends.items() if n in rows}
        self.keys = "" if None in rows.values() else _encoded(rows.values())

    def facts(self) -> str:
        """Return what the journal keeps."""
        return json.dumps({name: getattr(self, name) for name in _KEPT})

    @classmethod
    def of(cls, number: int, facts: str) -> Part:
        """Return a part that an earlier process has left."""
        part = cls(number, **{name: value for name, value in json.loads(facts).items() if name in _KEPT})
        part.ends = {int(n): end for n, end in part.ends.items()}
        if part.state != "joined":
            numbers = [n for first, last in part.ranges for n in range(first, last + 1)]
            part.awaited = dict(zip(numbers, _decoded(part.keys) or [None] * len(numbers), strict=True))
        part.doubtful = True
        return part


def changed(n: int, end: int | None, path: str | None) -> UsageError:
    """Return the error for a row, or a pack of texts up to row `end`, that is not the one which is at the service."""
    what = f"row {n} is not what it was when its batch was"
    if end is not None and end > n:
        what = f"the texts of rows {n} to {end} are not what they were when their batch was"
    return UsageError(
        f"{what} begun: run the rows that the journal {path} was begun with; or get what there is for the others by "
        "cancel_batches(), and run it again"
    )


def _encoded(keys: Iterable[Any]) -> str:
    return b64encode(_in_order(array("q", keys)).tobytes()).decode()


def _decoded(keys: str) -> array[int]:
    return _in_order(array("q", b64decode(keys)))


def _in_order(keys: array[int]) -> array[int]:
    """Swap the bytes where those of a number are in the other order: a journal may move to another machine."""
    if sys.byteorder == "big":
        keys.byteswap()
    return keys


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
