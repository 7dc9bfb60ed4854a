"""Plan: what was asked of a run, checked; and its books: journal and Summary. Nothing is opened before the run begins."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from random import random
from time import monotonic, time
from typing import TYPE_CHECKING, Any

from ..base.errors import UsageError, UsageTypeError
from ..base.usage_errors import check_kind
from ..client.surrounding import Surrounding
from .cost import Prices
from .policy import Policy
from .progress import Progress
from .result import Result, added
from .rows.rows import rows_of
from .summary import Summary
from .units import Units
from .waits import Waits

if TYPE_CHECKING:
    from .dry_run import DryRun
    from .journal.journal import Journal

__all__ = ("TASKS", "THREADS", "Plan")

TASKS = 128
"""Calls in flight on asyncio and trio, unless `concurrency` says otherwise."""
THREADS = 64
"""The same in threads. What a call costs depends on neither number; more of them hold more rows and connections."""
_AWAY_S = 120.0
"""So long rows wait for a service that is away."""
_SEVERAL = 5
"""So many rows have to fail with nothing done in between: then it is the service, not the rows."""
_STOOD_STILL_S = 1.0
_STOOD_STILL = "the source of the rows was waited for, and no call went on meanwhile: on an event loop, let it be an async iterable"
_UNTOLD = "some answers told no usage, so what they cost is not counted"


class Plan:
    """Everything that an engine has to know."""

    def __init__(
        self,
        rows: Any,
        call: Callable[[Any], Any],
        *,
        journal: Any,
        concurrency: int | None,
        limits: Any,
        on_error: Any,
        ordered: bool,
        progress: Any,
        limit: int | None,
        sample: float | None,
        seed: int,
        key: Any,
        stop_after_cost: float | None,
        prices: Any,
        retry_failed: bool,
        dry_run: bool,
        mode: str = "calls",
        batch: Any = None,
        lessor: Any = None,
    ) -> None:
        if mode not in ("calls", "batch"):
            raise UsageError(f'mode is "calls" or "batch", not {mode!r}')
        if not callable(call):
            raise UsageTypeError(f"call is a function of a row, not {type(call).__name__}")
        if concurrency is not None:
            check_kind("concurrency", concurrency, int, "how many calls may be in flight, a whole number")
            if concurrency < 1:
                raise UsageError(f"concurrency is 1 or more, not {concurrency}")
        is_open = hasattr(journal, "fate")
        if journal is not None and not is_open:
            check_kind("journal", journal, (str, os.PathLike), "the path of a file, or a Journal")
        if stop_after_cost is not None:
            check_kind("stop_after_cost", stop_after_cost, (int, float), "USD, a number")
            if not stop_after_cost >= 0:
                raise UsageError(f"stop_after_cost is USD, 0 or more, not {stop_after_cost}")
            if prices is None:
                raise UsageError('stop_after_cost needs prices={"gpt-4o-mini": bulk.Price(input=0.15, output=0.60)}')
        from ..limits.limits import Limits

        self.function = self.call = call
        self.rows = rows_of(rows, limit=limit, sample=sample, seed=seed, key=key, keyed=journal is not None)
        self.journal: Journal | None = journal if is_open else None
        self.path = None if journal is None else os.fspath(journal.path if is_open else journal)
        self._owns_journal = not is_open
        self.concurrency = concurrency
        self.limits = None if limits is None else Limits.of(limits)
        self.policy = Policy(on_error, time, random)
        self.ordered, self.retry_failed, self.dry_run = ordered, retry_failed, dry_run
        self.mode, self.batch, self.lessor = mode, batch, lessor
        self.prices = None if prices is None else Prices(prices)
        self.stop_after_cost = stop_after_cost
        self.summary = Summary(total=self.rows.total, cost=None if prices is None else 0.0)
        self.progress = Progress.of(progress, self.summary)
        self.units = Units()
        self.cancelling = False
        """Whether batches that the service works on are to be cancelled."""
        self.draining = False
        """Whether nobody takes the results."""
        self.on_spent: Callable[[], None] | None = None
        """What to do when stop_after_cost is reached."""
        self.waits = Waits()
        self.says_how_to_go_on = True
        """Whether the last line of the progress ends with that."""
        self._began_s, self._told = 0.0, False
        self._spent, self._cost_then = "", 0.0
        self._answered_s = 0.0
        self._failing: set[int] = set()
        """Rows whose call failed since the last one that succeeded."""
        self._keep: Callable[[Any], bytes] | None = None
        self._dry_run: DryRun | None = None
        if dry_run:
            from .dry_run import DryRun

            self.limits = None
            self._dry_run = DryRun(self.summary, self.prices)

    def begin(self) -> None:
        """Open the journal. If this raises, as by Ctrl-C, nothing is open."""
        try:
            self._begin()
        except BaseException:
            self.close_journal()
            raise

    def _begin(self) -> None:
        self._began_s = self._answered_s = monotonic()
        if self.journal is not None:
            from .journal.owner import check_call

            check_call(self.journal, self.function)
        elif self.path is not None and not (self.dry_run and not os.path.exists(self.path)):
            from .journal.journal import Journal

            self.journal = Journal(self.path, call=self.function)
        if self.journal is not None and not self.dry_run:
            from .keeping.keep import keep

            self._keep = keep
            if self.mode == "calls":
                self._check_batches(self.journal)

    def _check_batches(self, journal: Journal) -> None:
        """Raise UsageError if the service still works on some of the rows: they would be paid for twice."""
        if all(json.loads(facts)["state"] == "joined" for _, facts in journal.parts()):
            return
        raise UsageError(
            f'the journal {self.path} has batches that are not over; run it with mode="batch", or have such a run cancel them '
            "first (cancel_batches)"
        )

    def ends_in_batches(self) -> dict[int, int]:
        """Return the first and the last row of each pack that is in a batch which is not over."""
        from .batch.parts import Part

        parts = [] if self.journal is None else [Part.of(*each) for each in self.journal.parts()]
        return {n: end for part in parts if part.state != "joined" for n, end in part.ends.items()}

    def end(self, *, complete: bool, failure: BaseException | None) -> None:
        """Close the journal. `complete`: each row has a result."""
        summary = self.summary
        summary.seconds = monotonic() - self._began_s
        if not complete and summary.stopped_because is None:
            summary.stopped_because = (
                "it was ended early" if failure is None else f"{type(failure).__name__}: {failure}"
            )
        self.close_journal()

    def close_journal(self) -> None:
        """Close the journal, unless it is one that the program has opened."""
        if self.journal is not None and self._owns_journal:
            self.journal.close()

    def tell_the_end(self, *, complete: bool) -> None:
        """Show how the run ended, once."""
        if not self._told:
            self._told = True
            self.progress.end("" if complete or not self.says_how_to_go_on else self.how_to_go_on)

    def tick(self) -> None:
        """Show where the run is, if it is time for that."""
        now_s = monotonic()
        if now_s >= self.progress.due_s:
            self.summary.seconds = now_s - self._began_s
            self.summary.share = self.rows.share
            self.summary.held_back_by = self.waits.most(now_s) or self.summary.held_back_by
            self.progress.show(now_s)

    def note(self, text: str, *, at_once: bool = False) -> None:
        """Show a text beside the progress; `at_once`: before something that may take long."""
        self.progress.note = text
        if at_once:
            self.progress.hurry()
            self.tick()

    def _note_once(self, text: str) -> None:
        if text not in self.summary.notes:
            self.summary.notes.append(text)

    def surrounding(self) -> Surrounding:
        """Return what surrounds the calls of one row."""
        return Surrounding(limits=self.limits, lessor=self.lessor)

    def workers(self, default: int) -> int:
        """Return how many calls may be in flight."""
        count, total = self.concurrency or default, self.rows.total
        return count if total is None else max(1, min(count, total))

    def verdict(self, error: Exception, n: int, row: Any, tries: int) -> Any:
        """Return what becomes of a row that has failed: see Policy."""
        summary = self.summary
        done = summary.settled - summary.failed
        is_away = self._is_away(error, n) and done > 0
        verdict = self.policy.verdict(error, row, tries, done=done, failed=summary.failed, is_away=is_away)
        add_note = getattr(error, "add_note", None)  # from Python 3.11 on
        if add_note is not None and _misses_column(error, row):
            add_note(f"The row has no {error.args[0]!r}; it has: {', '.join(map(str, row)) or 'nothing'}.")
        if verdict == "raise" and add_note is not None:
            of_what = "the dry run" if self.dry_run else "the run"
            again = "" if self.dry_run else ", which will be done again"
            add_note(f"It ended {of_what} at row {n}{again}. {self.how_to_go_on}")
        return verdict

    def _is_away(self, error: Exception, n: int) -> bool:
        """Whether the service seems to be away, and not for too long."""
        if not self.policy.may_pass(error):
            return False
        self._failing.add(n)
        return len(self._failing) >= _SEVERAL and monotonic() - self._answered_s < _AWAY_S

    @property
    def how_to_go_on(self) -> str:
        """What becomes of the rows that are done."""
        if self.dry_run:
            return "Nothing was sent, and nothing was written."
        done = self.summary.finished
        if self.path is None:
            have = "row has" if done == 1 else "rows have"
            return f"{done} {have} a result; without journal= no results are kept."
        results = "result of 1 row is" if done == 1 else f"results of {done} rows are"
        return f"The {results} in {self.path}; run it again to go on from there."

    # Rows

    def drew(self, seconds: float, *, stood_still: bool) -> None:
        """Take note how long the source took for a row. `stood_still`: nothing else went on meanwhile."""
        self.waits.source += seconds
        if stood_still and seconds > _STOOD_STILL_S and not self.rows.of_file:
            self._note_once(_STOOD_STILL)

    def all_drawn(self) -> None:
        """Take note that the source has no more rows: it may have had fewer than `limit`, or be a file."""
        if self.rows.is_uncounted and (self.rows.of_file or self.summary.total is not None):
            self.summary.total = self.summary.rows

    # Results

    def result_in_journal(self, n: int, key: int, row: Any) -> Result[Any, Any] | None:
        """Return the result of a row, or of a pack, that needs no call; None if it is to be done. UsageError if it is another row."""
        return self.units.without_call(n, key, row, self.look_up)

    def look_up(self, n: int, key: int, row: Any) -> Result[Any, Any] | None:
        """Return what the journal has of a single row, as `result_in_journal` does. While nobody takes the results, answers are not read."""
        found = None if self.journal is None else self.journal.fate(n, key)
        if found is None or (found.failed and self.retry_failed):
            return None
        return found.as_result(row, with_answer=not self.draining)

    def as_bytes(self, result: Result[Any, Any]) -> list[bytes] | None:
        """Return what the journal keeps of a result, for each of its rows; None without a journal."""
        keep = self._keep
        return None if keep is None else [keep(entry.value) for entry in self.units.entries(result, 0)]

    def add(self, key: int, result: Result[Any, Any], kept: list[bytes]) -> None:
        """Add what `as_bytes` returned to the journal. It is there for good after the next commit."""
        assert self.journal is not None
        for entry, data in zip(self.units.entries(result, key), kept, strict=True):
            state = "failed" if entry.failed else "done"
            self.journal.add(entry.n, entry.key, state, result.tries, entry.usage, data, result.seconds)

    def commit(self) -> None:
        """Commit what was added to the journal."""
        if self.journal is not None:
            self.journal.commit()

    def count(self, result: Result[Any, Any]) -> None:
        """Add a result to the Summary."""
        summary = self.summary
        done, failed, from_journal = self.units.counts(result)
        summary.failed += failed
        summary.from_journal += from_journal
        if self._dry_run is not None and result.ok and result.answer is not None and not result.from_journal:
            asked = self.units.asked(result.row)
            self._dry_run.count(result.answer)
            summary.counted += asked
            summary.done += done - asked
            return
        summary.done += done
        if result.from_journal:
            return
        if result.error is None:
            self._answered_s = monotonic()
            self._failing.clear()
        for call in result.calls:
            summary.refused += call.refused
            usage = call.usage
            if usage is not None:
                summary.usage[call.model] = added(summary.usage.get(call.model), usage)
                if self.prices is not None:
                    summary.cost = (summary.cost or 0.0) + self.prices.of(call.model).of(usage)
            elif self.prices is not None and call.status == 200:
                self._note_once(_UNTOLD)
        limit = self.stop_after_cost
        if limit is not None and (summary.cost or 0.0) >= limit and self.on_spent is not None:
            cost = summary.cost or 0.0
            if summary.stopped_because is None:
                self._spent, self._cost_then = f"the calls cost ${cost:.4g}, and stop_after_cost is ${limit:g}", cost
                summary.stopped_because = self._spent
            elif self._spent and cost > self._cost_then:
                more = f"{cost - self._cost_then:.4g}"
                summary.stopped_because = f"{self._spent}; calls that were in flight cost ${more} more"
            self.on_spent()


def _misses_column(error: Exception, row: Any) -> bool:
    """Whether a function has looked for a column that the row does not have."""
    name = error.args[0] if isinstance(error, KeyError) and error.args else None
    return isinstance(name, str) and isinstance(row, Mapping) and name not in row

# Copied from templates/runtime/bulk/plan.py: edit it there.
