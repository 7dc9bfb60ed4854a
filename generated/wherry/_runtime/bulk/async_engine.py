"""AsyncEngine: workers that draw rows, call the function and see to the commits, and a consumer that takes the results.

Who waits for whom:
- A worker waits for a place before it draws a row (the consumer is slow, or the window of an ordered run is full), for its turn
  at the source, for the end of its call, and for the commit of its result. The worker with the first result of a commit sets a
  timer, and commits for all; if the commit is full before, the worker with the last one does.
- The consumer waits for results that are committed. It never waits for the source.
So neither a slow source nor a slow consumer delays a commit: whoever waits for those holds no result that is not committed.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from ..base.errors import UsageError
from ..client.surrounding import surrounded
from .crews import crew_of_loop  # sync: from .crews import ThreadCrew
from .desk import Desk, Job
from .kinds import check_awaited, not_awaitable  # sync: from .kinds import awaitable
from .leaving import cancelled_from_outside, leaked
from .plan import TASKS, Plan  # sync: from .plan import THREADS, Plan
from .result import Result, added
from .waits import Waits

__all__ = ("AsyncEngine",)

_LOOK_S = 1.0
"""How often a consumer that waits looks after the progress."""


class AsyncEngine:
    """The results of a Plan: `next` returns one after the other, then None. `rows`: an iterator in place of the plan's rows."""

    def __init__(self, plan: Plan, rows: Any = None) -> None:
        self._plan = plan
        self._crew: Any = crew_of_loop()  # sync: self._crew = ThreadCrew()
        self._lock = self._crew.lock
        self._places, self._commits, self._results = self._crew.bell(), self._crew.bell(), self._crew.bell()
        self._turn = self._crew.turns()
        self._count = plan.workers(TASKS)  # sync: self._count = plan.workers(THREADS)
        self._desk = Desk(plan, self._count)
        plan.waits = Waits(self._count, monotonic())
        self._own_rows = rows is None
        self._is_async = plan.rows.is_async or not self._own_rows  # async only: a sync engine has sync rows
        self._rows: Any = rows
        self._alive = 0
        self._begun = self._over = self._abandoned = False
        plan.on_spent = self._spent

    def _begin(self) -> None:
        plan = self._plan
        if self._own_rows:
            self._rows = aiter(plan.rows) if self._is_async else iter(plan.rows)  # sync: self._rows = iter(plan.rows)
            plan.begin()
        self._begun = True  # there is something to end, even if Ctrl-C comes in the next line
        if not self._crew.start(self._work, self._count):
            self.stop()
            raise UsageError("no thread can be started here; use `async for`, or await the run")

    async def next(self) -> Result[Any, Any] | None:
        """Return the next result that is committed; None after the last. Raises what has ended the run."""
        desk = self._desk
        if not self._begun:
            self._begin()
        with self._lock:
            while not (desk.ready or self._over):
                await self._results.wait(_LOOK_S)
                self._plan.tick()
            if desk.ready:
                result = desk.hand_out()
                self._tell()
                return result
        await self.close()
        return None

    async def close(self) -> None:
        """End the run: no more rows are drawn, and calls that are running are cancelled; threads are waited for.

        Raises what has ended the run, if it was an error.
        """
        if not self._begun:
            return
        self.stop()
        await self._crew.ended()
        with self._lock:
            self._finish()
        if self._own_rows:
            self._plan.tell_the_end(complete=self._desk.is_complete)
        failure, self._desk.failure = self._desk.failure, None
        if failure is not None:
            raise failure

    def stop(self, error: BaseException | None = None) -> None:
        """Begin to end the run, and wait for nothing. What is there is committed; `error` is what `next` raises then."""
        desk = self._desk
        with self._lock:
            if self._over or desk.stopping:
                return
            desk.stopping, desk.failure = True, error
            try:
                desk.commit(monotonic)
            except Exception as failure:
                desk.failure = error or failure
            for bell in (self._places, self._commits, self._results):
                bell.ring()
            if not self._alive:
                self._finish()
        self._crew.cancel()

    def abandon(self) -> None:
        """Stop soon, from wherever this is called; nobody will ask for the end."""
        self._abandoned = True
        if self._begun:
            self._crew.soon(self.stop)

    def _spent(self) -> None:
        self._desk.exhausted = True
        self._places.ring()

    def _finish(self) -> None:
        """Close the journal, once nobody works any more."""
        if self._over:
            return
        self._over = True
        self._results.ring()
        if self._own_rows:
            try:
                self._plan.end(complete=self._desk.is_complete, failure=self._desk.failure)
                if self._abandoned:
                    self._plan.tell_the_end(complete=self._desk.is_complete)
            except Exception as error:
                self._desk.failure = self._desk.failure or error

    def _tell(self) -> None:
        """Wake those for whom there is something now."""
        desk = self._desk
        if desk.ready:
            self._results.ring()
        if desk.crowded and desk.has_room:
            desk.crowded = False
            self._places.ring()

    # One worker

    async def _work(self) -> None:
        with self._lock:
            self._alive += 1
        try:
            while (job := await self._job()) is not None:
                await self._try(job)
        except self._crew.cancelled:
            self.stop(cancelled_from_outside())  # which does nothing if the run ends already
            raise
        except BaseException as error:
            self.stop(error)
        finally:
            await self._leave()

    async def _leave(self) -> None:
        with self._lock:
            self._alive -= 1
            if self._alive:
                return
            self._finish()
        try:
            close = getattr(self._rows, "aclose", None)  # sync: close = getattr(self._rows, "close", None)
            if close is not None:
                await close()
        except Exception as error:
            self._desk.failure = self._desk.failure or error

    async def _job(self) -> Job | None:
        """Return the next row to do; None if there is none."""
        desk = self._desk
        while True:
            with self._lock:
                while True:
                    if desk.stopping:
                        return None
                    job = desk.due(monotonic())
                    if job is not None:
                        return job
                    if not desk.has_work:
                        return None
                    if not desk.exhausted and desk.reserve():
                        break
                    began_s = monotonic()
                    await self._places.wait(desk.due_in(began_s))
                    self._plan.waits.consumer += monotonic() - began_s
            began_s = monotonic()
            turn = self._turn if self._is_async else self._lock  # sync: turn = self._turn
            async with turn:
                job = await self._draw()
            took_s = monotonic() - began_s
            self._plan.drew(took_s, stood_still=not self._is_async)  # sync: self._plan.drew(took_s, stood_still=False)
            if job is not None:
                return job

    async def _draw(self) -> Job | None:
        """Draw a row. None if there was none, or the journal has its result."""
        desk, rows, entry = self._desk, self._rows, None
        is_open = not (desk.exhausted or desk.stopping)
        if is_open:
            entry = await anext(rows, None) if self._is_async else next(rows, None)  # sync: entry = next(rows, None)
        with self._lock:
            if entry is None:
                desk.nothing_drawn(at_end=is_open)
                self._places.ring()
                return None
            job = desk.take(*entry)
            if job is None:
                self._tell()
                self._plan.tick()
            return job

    async def _try(self, job: Job) -> None:
        """Call the function for a row, and do with it what the answer or the error asks for."""
        plan, desk = self._plan, self._desk
        around = plan.surrounding()
        job.tries += 1
        began_s = monotonic()
        result: Result[Any, Any] = Result(job.n, job.row)
        failure, awaited = None, True
        try:
            with surrounded(around):
                answer = plan.call(job.row)
                awaited = hasattr(type(answer), "__await__")
                if awaited:
                    answer = await answer  # sync: raise awaitable(answer)
                    check_awaited(answer)  # async only: it has run, and may have forgotten to await a call
            result.answer = answer
        except Exception as error:
            result.error = failure = error
        except self._crew.cancelled as error:  # perhaps what the function waits for was, and not this worker
            if self._crew.is_cancelled():
                raise
            result.error = failure = leaked(error)
        now_s = monotonic()
        result.seconds = now_s - began_s
        plan.waits.called(around.calls, result.seconds)
        job.calls += around.calls
        if failure is not None:
            verdict = plan.verdict(failure, job.n, job.row, job.tries)
            if verdict == "raise":
                self.stop(failure)
                return
            if verdict != "keep":
                with self._lock:
                    desk.try_later(job, now_s + verdict)
                    self._places.ring()
                return
        await self._settle(job, result)
        if not awaited:  # async only: its answer has come, and is kept
            self.stop(not_awaitable(result.answer))

    async def _settle(self, job: Job, result: Result[Any, Any]) -> None:
        """Hand a result over, and wait until it is committed."""
        plan, desk = self._plan, self._desk
        for each in job.calls:
            if each.usage is not None:
                result.usage = added(result.usage, each.usage)
        result.calls, result.tries = job.calls, job.tries
        kept = plan.as_bytes(result)
        with self._lock:
            number = desk.settle(job, result, kept, monotonic())
            is_first = desk.has_one_pending
            while desk.commits < number:
                left_s = 0.0 if desk.stopping else desk.commit_in(monotonic())
                if left_s > 0:
                    await self._commits.wait(left_s if is_first else None)
                else:
                    desk.commit(monotonic)
                    self._commits.ring()
            self._tell()
            plan.tick()

# Copied from templates/runtime/bulk/async_engine.py: edit it there.
