"""Work: the batches of a run, from rows that are gathered to parts that are joined, and what is to be done next. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...base.errors import UsageError
from ..summary import duration
from .lines import Line
from .options import BatchOptions
from .parts import Part, ranges

__all__ = ("KEPT", "Todo", "Work")

KEPT = "the service has answers, too, for rows that this run did not have: run it with all rows to get them"
_UNKNOWN = "an earlier release has begun a batch without noting its rows: rows that have changed since then get the answers of the old ones"


@dataclass(slots=True)
class Todo:
    """A row that is to be recorded: for a batch that is being gathered, or for a `part` that is known."""

    n: int
    key: int
    row: Any
    tries: int
    """How often it was in a batch before."""
    part: Part | None


def _batches(count: int) -> str:
    return "1 batch" if count == 1 else f"{count} batches"


class _Group:
    """Rows that will be a part, of one endpoint and model, tried equally often."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.rows: dict[int, tuple[int, Any]] = {}
        self.size = self.tokens = self.inputs = 0

    def takes(self, line: Line, options: BatchOptions) -> bool:
        most_tokens = options.max_queued_tokens
        return not self.lines or (
            len(self.lines) < options.max_rows
            and self.size + len(line.data) <= options.max_bytes
            and self.inputs + line.inputs <= options.max_inputs
            and (most_tokens is None or self.tokens + line.tokens <= most_tokens)
        )

    def add(self, line: Line, key: int, row: Any) -> None:
        self.lines.append(line)
        self.rows[line.n] = (key, row)
        self.size += len(line.data)
        self.tokens += line.tokens
        self.inputs += line.inputs


class Work:
    """Everything that is known of the batches of a run; `stored` is what the journal has of earlier processes."""

    def __init__(self, options: BatchOptions, stored: Iterable[tuple[int, str]]) -> None:
        self._options = options
        self._groups: dict[tuple[str, str, int], _Group] = {}
        self._last = 0
        self.parts: list[Part] = []
        """Those that are not joined, in the order of their numbers."""
        self._again: list[Part] = []
        self.todo: deque[Todo] = deque()
        self.exhausted = False
        """Whether the source has no more rows."""
        self.keeps_some = False
        """Whether batches are kept for a run that has the rest of their rows."""
        for number, facts in stored:
            part = Part.of(number, facts)
            self._last = number
            (self._again if part.state == "joined" else self.parts).append(part)
        self._waiting = sorted((first, last, part.number) for part in self.parts for first, last in part.ranges)
        self._at = 0

    def notes(self) -> list[str]:
        """Return what should be known of what earlier processes have left."""
        return [_UNKNOWN] if any(None in part.awaited.values() for part in self.parts) else []

    # Rows

    def came(self, numbers: Iterable[int]) -> tuple[Part | None, int | None]:
        """Note that rows have come, in order. Return the part of an earlier process that has the first one, and its key there."""
        first, *_ = [self._came(n) for n in numbers]
        return first

    def _came(self, n: int) -> tuple[Part | None, int | None]:
        while self._at < len(self._waiting) and self._waiting[self._at][1] < n:
            self._at += 1
        if self._at == len(self._waiting) or n < self._waiting[self._at][0]:
            return None, None
        number = self._waiting[self._at][2]
        part = next(each for each in self.parts if each.number == number)
        return part, part.awaited.pop(n)

    def tries_of(self, n: int) -> int:
        """Return how often earlier processes have put row `n` into batches that have ended."""
        return max((part.tries for part in self._again if any(a <= n <= b for a, b in part.ranges)), default=0)

    def misfit(self, line: Line) -> UsageError | None:
        """Return why a row fits into no batch, None if it does."""
        options = self._options
        if len(line.data) > options.max_bytes:
            return UsageError(
                f"the request has {len(line.data):,} bytes; the file of a batch has {options.max_bytes:,}"
            )
        if line.inputs > options.max_inputs:
            return UsageError(f"the request has {line.inputs:,} inputs; a batch has {options.max_inputs:,}")
        return None

    def add(self, line: Line, todo: Todo) -> None:
        """Put a row into the batch that is being gathered."""
        options = self._options
        place = (line.endpoint, line.model, todo.tries + 1)
        group = self._groups.setdefault(place, _Group())
        if not group.takes(line, options):
            self._close(place)
            group = self._groups.setdefault(place, _Group())
        group.add(line, todo.key, todo.row)
        # One file is in memory, however many models there are.
        if sum(each.size for each in self._groups.values()) > options.max_bytes:
            self._close(max(self._groups, key=lambda each: self._groups[each].size))

    def close_groups(self) -> bool:
        """Make parts of all rows that were gathered; return whether there were any."""
        for place in (places := list(self._groups)):
            self._close(place)
        return bool(places)

    def _close(self, place: tuple[str, str, int]) -> None:
        group, (endpoint, model, tries) = self._groups.pop(place), place
        self._last += 1
        part = Part(self._last, endpoint, model, tries=tries, ranges=ranges(group.rows), tokens=group.tokens)
        part.rows, part.lines = group.rows, group.lines
        self.parts.append(part)

    def split(self, part: Part) -> None:
        """Make two parts of one that is joined; their lines are to be recorded."""
        numbers = sorted(part.rows)
        for some in (numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]):
            self._last += 1
            half = Part(self._last, part.endpoint, part.model, tries=part.tries, ranges=ranges(some))
            half.rows, half.tokens = {n: part.rows[n] for n in some}, part.tokens // 2
            self.parts.append(half)
            self.todo += (Todo(n, *half.rows[n], part.tries, half) for n in some)

    # Parts

    @property
    def open_parts(self) -> list[Part]:
        """The batches that the service works on."""
        return [part for part in self.parts if part.state == "running"]

    @property
    def to_begin(self) -> list[Part]:
        """The parts that have no batch yet, and all of whose rows are there."""
        return [part for part in self.parts if part.state in ("planned", "uploaded") and self._is_here(part)]

    @property
    def draws(self) -> bool:
        """Whether more rows are to be drawn: there are some, and no part waits for room."""
        return not (self.exhausted or self.to_begin)

    def _is_here(self, part: Part) -> bool:
        """Whether all rows of a part have come from the source."""
        return not part.awaited or self.exhausted

    def has_room(self, part: Part) -> bool:
        """Whether the batch of a part may be begun beside those that are open."""
        options, open_parts = self._options, self.open_parts
        if len(open_parts) >= options.max_batches:
            return False
        same = [each.tokens for each in open_parts if each.model == part.model]
        return options.max_queued_tokens is None or not same or sum(same) + part.tokens <= options.max_queued_tokens

    def _waits(self, part: Part, begin: bool) -> bool:
        """Whether there is nothing to do for a part, whatever the time."""
        if not self._is_here(part):
            return True
        full = part.state == "uploaded" and not part.doubtful and not self.has_room(part)
        return full and begin and bool(part.rows)

    def urgent(self, now_s: float, *, begin: bool) -> Part | None:
        """Return the part that has waited longest for something to do; None if there is none. `begin`: whether batches may be begun."""
        due = (part for part in self.parts if part.due_s <= now_s and not self._waits(part, begin))
        return min(due, key=lambda part: part.due_s, default=None)

    def due_s(self, *, begin: bool) -> float | None:
        """Return when there will be something to do; None if there will be nothing."""
        return min((part.due_s for part in self.parts if not self._waits(part, begin)), default=None)

    def to_cancel(self) -> Part | None:
        """Return a batch that is to be cancelled, if the run is."""
        return next(
            (part for part in self.open_parts if self._is_here(part) and not part.is_cancelled and part.rows), None
        )

    def told(self, now_s: float) -> str:
        """Return how far the batches are, their states, and how long ago any of that has changed; "" if there are none."""
        parts, waiting = self.open_parts, len(self.to_begin)
        if not parts:
            if waiting:
                return f"{_batches(waiting)} to be begun"
            ended = [part for part in self.parts if part.state == "ended"]
            return f"{_batches(len(ended))} ended, results are read" if ended else ""
        total, done, failed = (sum(part.counts[place] for part in parts) for place in range(3))
        more = f"; {waiting} more wait for room" if waiting else ""
        states = " and ".join(sorted({part.status or "begun" for part in parts})).replace("_", " ")
        ago = duration(now_s - max(part.changed_s for part in parts))
        faults = f", {failed:,} failed" if failed else ""
        return f"{_batches(len(parts))} {states}: {done:,} of {total:,} done{faults}, changed {ago} ago{more}"

    def let_go(self, part: Part) -> None:
        """Forget a part."""
        self.parts.remove(part)
