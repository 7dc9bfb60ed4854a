"""Where the rows of a run are: on their way, waiting for another try, for their commit, or for the consumer. Pure.

A row has a place from the moment it is drawn until its result is handed out, and there are `window` of them, and one more a
worker for rows that wait for another try: so a consumer that takes nothing stops the drawing, and the rows and results in memory
are bounded, in order or not. Beside that each row keeps its worker busy until its result is committed: no more calls can be lost
than there are workers.

Nothing here waits and nothing here is locked: both is for the engine.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plan import Plan
    from .result import Result

__all__ = ("Desk", "Job")

COMMIT_WITHIN_S = 0.05
"""No result waits longer for its commit."""
COMMIT_SHARE = 0.03
"""Commits may take this share of the time: a slow disk gets larger ones."""


class Job:
    """A row on its way. `place` counts rows as they are drawn."""

    __slots__ = ("calls", "key", "n", "place", "row", "tries")

    def __init__(self, place: int, n: int, key: int, row: Any) -> None:
        self.place, self.n, self.key, self.row = place, n, key, row
        self.tries = 0
        self.calls: list[Any] = []


class Desk:
    """The state of a run."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self._plan = plan
        self._workers = workers
        self._ordered = plan.ordered
        self._batch = max(1, workers // 2)
        self._window = workers * (4 if plan.ordered else 2)
        self._places = 0
        self._taken = 0
        self._early: dict[int, Result[Any, Any]] = {}
        self._next_place = 0
        self._later: list[tuple[float, int, Job]] = []
        self._pending: list[tuple[int, Job, Result[Any, Any], list[bytes]]] = []
        self._oldest_s = 0.0
        self._commit_took_s = 0.0
        self.ready: deque[Result[Any, Any]] = deque()
        """What the consumer may take."""
        self.commits = 0
        """How many commits there have been."""
        self.crowded = False
        """Whether a worker waits for a place."""
        self.exhausted = False
        """Whether no row is to be drawn any more."""
        self.stopping = False
        """Whether the run ends before its rows have."""
        self.failure: BaseException | None = None
        """Why, if it is to be raised."""

    # Rows

    def reserve(self) -> bool:
        """Take a place for a row, if one is free."""
        if self._places - min(len(self._later), self._workers) >= self._window:
            self.crowded = True
            return False
        self._places += 1
        return True

    def nothing_drawn(self, *, at_end: bool) -> None:
        """Give back a place that was reserved; `at_end`: the source has no more rows."""
        self._places -= 1
        if at_end:
            self._plan.all_drawn()
        self.exhausted = self.exhausted or at_end

    def take(self, n: int, key: int, row: Any) -> Job | None:
        """Return the Job of a row that has a place. None if the journal has its result, which is ready then."""
        place = self._taken
        self._taken += 1
        self._plan.summary.rows += self._plan.units.size(row)
        result = self._plan.result_in_journal(n, key, row)
        if result is None:
            return Job(place, n, key, row)
        self._publish(place, result)
        return None

    def due(self, now_s: float) -> Job | None:
        """Return a row that is to be tried again now."""
        if self._later and self._later[0][0] <= now_s:
            return heappop(self._later)[2]
        return None

    def due_in(self, now_s: float) -> float | None:
        """Return in how many seconds a row is to be tried again; None if no row is."""
        return max(self._later[0][0] - now_s, 0.0) if self._later else None

    def try_later(self, job: Job, at_s: float) -> None:
        """Try a row again from `at_s` on. It keeps its place, but no worker."""
        self._plan.summary.retried += 1
        heappush(self._later, (at_s, job.place, job))

    # Results

    def settle(self, job: Job, result: Result[Any, Any], kept: list[bytes] | None, now_s: float) -> int:
        """Take the result of a row. Return how many commits there are once it is committed."""
        if kept is None:
            self._publish(job.place, result)
            return 0
        if not self._pending:
            self._oldest_s = now_s
        self._pending.append((job.place, job, result, kept))
        return self.commits + 1

    @property
    def has_one_pending(self) -> bool:
        """Whether one result waits for the next commit."""
        return len(self._pending) == 1

    def commit_in(self, now_s: float) -> float:
        """Return in how many seconds the next commit is due."""
        if len(self._pending) >= self._batch:
            return 0.0
        return self._oldest_s + min(COMMIT_WITHIN_S, self._commit_took_s / COMMIT_SHARE) - now_s

    def commit(self, clock: Any) -> None:
        """Commit what waits for it, and make it ready."""
        pending, self._pending = self._pending, []
        if pending:
            began_s = clock()
            for _, job, result, kept in pending:
                self._plan.add(job.key, result, kept)
            self._plan.commit()
            self._commit_took_s = clock() - began_s
        self.commits += 1
        for place, _, result, _ in pending:
            self._publish(place, result)

    def _publish(self, place: int, result: Result[Any, Any]) -> None:
        self._plan.count(result)
        if self._plan.draining:
            self._places -= 1
            return
        if not self._ordered:
            self.ready.append(result)
            return
        self._early[place] = result
        while self._next_place in self._early:
            self.ready.append(self._early.pop(self._next_place))
            self._next_place += 1

    def hand_out(self) -> Result[Any, Any]:
        """Return the next result, whose place is free from then on."""
        self._places -= 1
        return self.ready.popleft()

    @property
    def has_room(self) -> bool:
        """Whether it is worth while to wake workers that wait for a place: not for each single one."""
        return not self.ready or self._places <= self._window - self._workers

    @property
    def is_complete(self) -> bool:
        """Whether each row has a result."""
        summary = self._plan.summary
        return self.exhausted and summary.settled == summary.rows

    @property
    def has_work(self) -> bool:
        """Whether a worker may still find something to do."""
        return not self.exhausted or bool(self._later)
