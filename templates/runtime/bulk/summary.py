"""Summary of a run, and how it is put in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..limits.usage import Usage

__all__ = ("Summary", "duration", "told")

_HELD_BACK = {
    "limit": "the rate limit",
    "concurrency": "the calls in flight",
    "source": "the source of the rows",
    "consumer": "the program that takes the results",
}


@dataclass
class Summary:
    """Where a run is, or was when it ended."""

    total: int | None = None
    """How many rows there are, if that is known before they are read; with `limit`, how many at most."""
    share: float | None = None
    """Which share of a file of rows was read so far."""
    rows: int = 0
    """Rows that were read from the source."""
    done: int = 0
    """Rows with an answer, also those from the journal."""
    failed: int = 0
    """Rows with an error, also those from the journal."""
    from_journal: int = 0
    """Rows of which the journal had the result."""
    retried: int = 0
    """How often a row was tried again after an error."""
    refused: int = 0
    """Answers that said "too many requests" (429, 503 or 529)."""
    usage: dict[str, Usage] = field(default_factory=dict)
    """Tokens by model, of this run."""
    cost: float | None = None
    """What the calls of this run cost in USD by the `prices` that were given; None without prices. Of a dry run: what the
    requests would cost, without the answers."""
    seconds: float = 0.0
    """How long the run has taken so far."""
    held_back_by: str = ""
    """What the run has waited for most of late: "limit", "concurrency", "source" or "consumer"."""
    stopped_because: str | None = None
    """Why the run ended before its last row; None if it has not."""
    requests: dict[str, int] = field(default_factory=dict)
    """Of a dry run: requests by operation and model."""
    counted: int = 0
    """Of a dry run: rows that these requests are for."""
    tokens: int = 0
    """Of a dry run: tokens of these requests, without the answers."""
    tokens_by: str = ""
    """Of a dry run: how the tokens were counted."""
    notes: list[str] = field(default_factory=list)
    """What else should be known: of a dry run, what it cannot see."""

    @property
    def finished(self) -> int:
        """Rows that have a result."""
        return self.done + self.failed

    @property
    def settled(self) -> int:
        """Rows with which the run is through: those that have a result, and in a dry run those whose request was counted."""
        return self.finished + self.counted

    def __str__(self) -> str:
        return told(self)


def told(summary: Summary, *, running: bool = False) -> str:
    """Return a summary in a line."""
    rows, total = summary.settled, summary.total
    of_all = "" if total is None else f" of {_rows(total)}"
    if total is None and running and summary.share and summary.rows:
        total = round(summary.rows / summary.share)
        of_all = f" of about {_short(total)} rows"
    parts = [f"{rows:,}{of_all}" if of_all else _rows(rows)]
    if summary.failed:
        parts.append(f"{summary.failed:,} failed")
    if summary.from_journal:
        parts.append(f"{summary.from_journal:,} from the journal")
    parts += [f"{count:,} request{'s' * (count != 1)} {name}" for name, count in summary.requests.items()]
    if summary.tokens_by:
        parts.append(f"{_short(summary.tokens)} tokens of input by {summary.tokens_by}")
    speed = (rows - summary.from_journal) / summary.seconds if summary.seconds > 0 else 0.0
    if speed:
        parts.append(f"{speed:,.{0 if speed >= 10 else 1}f} rows/s")
    tokens = sum(usage.total for usage in summary.usage.values())
    if tokens:
        parts.append(f"{_short(tokens)} tokens")
    if summary.cost is not None:
        cost = f"${summary.cost:,.2f}" if summary.cost >= 0.01 or not summary.cost else f"${summary.cost:.2g}"
        parts.append(f"{cost} for input only" if summary.requests else cost)
    if summary.refused:
        parts.append(f"{summary.refused:,} refusal{'s' * (summary.refused != 1)}")
    if not running:
        parts.append(f"in {duration(summary.seconds)}")
        if summary.stopped_because:
            parts.append(f"stopped because: {summary.stopped_because}")
        return "; ".join([", ".join(parts), *summary.notes])
    if summary.held_back_by:
        parts.append(f"held back by {_HELD_BACK[summary.held_back_by]}")
    if total is not None and speed:
        parts.append(f"{duration(max(total - rows, 0) / speed)} left")
    return ", ".join(parts)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def duration(seconds: float) -> str:
    """Return a time in the two units that matter."""
    if seconds < 60:
        return f"{seconds:.{1 if seconds < 10 else 0}f} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{int(seconds // 60)} min {int(seconds % 60)} s"
    return (
        f"{minutes // 60} h {minutes % 60} min" if minutes < 2880 else f"{minutes // 1440} d {minutes % 1440 // 60} h"
    )


def _short(count: float) -> str:
    for unit, name in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if count >= unit:
            return f"{count / (1e3 if name == 'k' else unit):.3g} {name}"
    return f"{count:.0f}"
