"""A run by batches: rows are gathered into parts, parts become batches, and batches that have ended become results.

Order of writes: a part is in the journal before its file is uploaded, the id of its file before its batch is begun, the id of
its batch before anything else. Results are committed before they are handed out, and a part is joined when each of its rows has
one, or is to be done again. So a process that dies anywhere goes on where it was, and begins no batch twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Collection
from time import monotonic, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ...base.errors import UsageError
from ..async_recording import async_record
from ..result import Result
from .answers import error_of
from .async_joining import AsyncJoining
from .async_service import AsyncBatchService
from .lines import line_of
from .options import BatchOptions
from .pace import refused_wait_s, wait_s
from .parts import Part, changed, faults_of_rows, ranges
from .work import KEPT, Todo, Work

if TYPE_CHECKING:
    from ..plan import Plan

__all__ = ("AsyncBatchEngine",)

_COMMIT = 64
"""So many results are committed together."""
_LOOK_S = 1.0
"""How long it takes at most until somebody notices that the run shall end."""
_BREATH_S = 0.05
"""So long at most others on the event loop wait, and so does a cancellation: to record rows and to join them waits for nothing."""
_SPLIT_AFTER = 3
"""A batch that finds the queue full so often, though this run has no other one open, is too large for it."""
_FINAL = ("completed", "failed", "expired", "cancelled")


class AsyncBatchEngine:
    """The results of a Plan, as batches end: `next` returns one after the other, then None.

    Cancelling `next` loses nothing, unless that cancels the source of the rows.
    """

    def __init__(self, plan: Plan) -> None:
        if plan.path is None:
            raise UsageError(
                "mode='batch' needs journal=...: a batch may take a day, and the next process goes on with it"
            )
        if plan.ordered:
            raise UsageError("mode='batch' hands out results as batches end: leave out ordered=True")
        self._plan = plan
        self._options: BatchOptions = plan.batch or BatchOptions()
        self._work: Work | None = None
        self._rows: Any = None
        self._learned: AsyncBatchService | None = None
        self._joining: AsyncJoining | None = None
        self._leftovers: list[tuple[int, int, Any]] = []
        self._calls: Any = None
        self._ready: deque[Result[Any, Any]] = deque()
        self._gathered = 0
        """How many requests were recorded."""
        self._is_turn_of_rows = False
        """Whether a row is drawn before the next look: looks that take longer than `poll_s` shall not hold up the source."""
        self._breath_due_s = 0.0
        self._over = False
        self._failure: BaseException | None = None
        plan.on_spent = self._spent

    async def next(self) -> Result[Any, Any] | None:
        """Return the next result, which is in the journal; None after the last one."""
        try:
            await self._breathe()
            while not self._ready:
                if self._over:
                    return None
                await self._step(self._work or self._begin())
                self._plan.tick()
                await self._breathe()
        except Exception as error:
            self._failure = error
            await self.close()
            raise
        return self._ready.popleft()

    async def _breathe(self) -> None:
        """Let others run, and see how far the batches are, if it is time for that."""
        now_s = monotonic()
        if self._learned is not None and self._work is not None and now_s >= self._breath_due_s:
            self._breath_due_s = now_s + _BREATH_S
            self._plan.note(self._work.told(now_s) or f"requests that are ready: {self._gathered:,}")
            await self._learned.sleep(0)

    async def close(self) -> None:
        """End the run. The service goes on with batches that are open."""
        if self._calls is not None:
            await self._calls.close()
        self.stop()

    def stop(self, error: BaseException | None = None) -> None:
        """End the run, and wait for nothing."""
        if self._over:
            return
        self._over = True
        if self._work is None:
            self._plan.close_journal()
            return
        self._failure = self._failure or error
        if self._joining is not None:
            self._joining.close()
        if count := sum(part.batch_id != "" for part in self._work.parts):
            are = "1 batch is" if count == 1 else f"{count} batches are"
            self._plan.summary.notes.append(
                f"{are} left at the service: run it again to get the results, or call cancel_batches() on that run to cancel "
                "what is not done"
            )
        if self._work.keeps_some:
            self._plan.summary.notes.append(KEPT)
        summary = self._plan.summary
        complete = self._work.exhausted and summary.finished == summary.rows
        self._plan.end(complete=complete, failure=self._failure)
        self._plan.tell_the_end(complete=complete)

    abandon = stop

    def _spent(self) -> None:
        """Cancel what is open, and begin no more batches: the money is spent."""
        self._plan.cancelling = True

    # One step

    def _begin(self) -> Work:
        plan = self._plan
        self._rows = aiter(plan.rows)
        plan.begin()
        journal = plan.journal
        assert journal is not None
        if journal.meta("batch_run") is None:
            journal.set_meta("batch_began", str(int(time())))
            journal.set_meta("batch_run", uuid4().hex[:16])
        self._work = Work(self._options, journal.parts())
        plan.summary.notes += self._work.notes()
        return self._work

    async def _step(self, work: Work) -> None:
        """Do the most urgent thing, or wait for a while."""
        now_s, begin = monotonic(), not self._plan.cancelling
        if self._joining is not None:
            await self._join(work, self._joining)
        elif work.todo:
            await self._gather(work, work.todo[0])
            work.todo.popleft()
        elif not begin and (part := work.to_cancel()) is not None:
            await self._service.cancel(part)
            part.is_cancelled, part.due_s = True, now_s
        elif work.draws and self._is_turn_of_rows:
            self._is_turn_of_rows = False
            await self._draw(work)
        elif (part := work.urgent(now_s, begin=begin)) is not None:
            await self._go_on(work, part)
        elif work.draws:
            await self._draw(work)
        elif work.close_groups():
            pass
        elif (due_s := work.due_s(begin=begin)) is not None:
            await self._service.sleep(min(max(due_s - now_s, 0.001), _LOOK_S))
        else:
            await self._finish()

    async def _go_on(self, work: Work, part: Part) -> None:
        """Take a part one step further."""
        begun = part.state in ("running", "ended") or (part.state == "uploaded" and part.doubtful)
        if not part.rows or (self._plan.cancelling and not begun):
            self._joined(work, part)
        elif part.state == "planned":
            await self._upload(part)
        elif part.state == "uploaded":
            await self._start(work, part)
        elif part.state == "running":
            await self._look(work, part)
        else:
            self._joining = AsyncJoining(self._plan, self._service, part, self._options.tries)

    @property
    def _service(self) -> AsyncBatchService:
        assert self._learned is not None  # learned from the first row
        return self._learned

    def _write(self, part: Part) -> None:
        """Write down how far a part is."""
        journal = self._plan.journal
        assert journal is not None
        journal.put_part(part.number, part.facts())

    # Rows

    async def _draw(self, work: Work) -> None:
        """Draw a row: it is done, belongs to a batch of an earlier process, or is to be put into one."""
        plan = self._plan
        entry = await anext(self._rows, None)
        if entry is None:
            work.exhausted = True
            plan.all_drawn()
            return
        n, key, row = entry
        plan.summary.rows += plan.units.size(row)
        part, sent = work.came(plan.units.numbers(n, row))
        found = plan.result_in_journal(n, key, row)
        if found is not None:
            self._hand_out(found)
            return
        if part is not None and sent is not None and sent != plan.units.identity(key, row)[1]:
            if plan.cancelling:  # the next run does it
                return
            if not plan.units.is_rest(row):
                raise changed(n, part.ends.get(n), plan.path)
            part = None
        if part is not None:
            part.rows[n] = (key, row)
            if part.state != "planned" and self._learned is not None:
                return
        work.todo.append(Todo(n, key, row, work.tries_of(n), part))

    async def _gather(self, work: Work, todo: Todo) -> None:
        """Record the request of a row, and put it into a batch."""
        if self._plan.cancelling and todo.part is None:
            return
        error: Exception | None = None
        try:
            recorded = await async_record(self._plan.call, todo.row)
        except Exception as failure:
            error = failure
        else:
            self._learn(recorded.client)
            line = line_of(todo.n, recorded)
            if todo.part is not None:
                todo.part.lines += [line] if todo.part.state == "planned" else []
                return
            error, self._gathered = work.misfit(line), self._gathered + 1
            if error is None:
                work.add(line, todo)
                return
        self._failed(todo, error)

    def _failed(self, todo: Todo, error: Exception) -> None:
        """Keep the error of a row that has not come to a batch."""
        plan, tries = self._plan, todo.tries + 1
        done = plan.summary.done + self._gathered
        if plan.policy.verdict(error, todo.row, tries, done=done, failed=plan.summary.failed) == "raise":
            raise error
        if todo.part is not None:
            del todo.part.rows[todo.n]
        self._keep([(todo.key, Result[Any, Any](todo.n, todo.row, error=error, tries=tries))])

    def _learn(self, client: Any) -> None:
        if self._learned is None:
            journal = self._plan.journal
            assert journal is not None
            run, began_s = journal.meta("batch_run") or "", float(journal.meta("batch_began") or 0)
            self._learned = AsyncBatchService(client, self._options, run, began_s)

    def _keep(self, results: list[tuple[int, Result[Any, Any]]]) -> None:
        """Commit results, and hand them out."""
        plan = self._plan
        for key, result in results:
            kept = plan.as_bytes(result)
            assert kept is not None
            plan.add(key, result, kept)
        plan.commit()
        for _, result in results:
            self._hand_out(result)

    def _hand_out(self, result: Result[Any, Any]) -> None:
        self._plan.count(result)
        if not self._plan.draining:
            self._ready.append(result)

    # Parts

    async def _upload(self, part: Part) -> None:
        part.lines.sort(key=lambda line: line.n)
        known = {line.n: self._plan.units.identity(*part.rows[line.n]) for line in part.lines}
        part.ends = {n: end for n, (end, _) in known.items() if end is not None}
        part.hold({n: key for n, (_, key) in known.items()})
        self._write(part)
        self._plan.note(f"uploading the requests of {len(part.rows):,} row{'s' * (len(part.rows) != 1)}", at_once=True)
        doubtful, part.doubtful = part.doubtful, True  # should this be cancelled
        part.file_id = await self._service.upload(part, look_first=doubtful)
        part.state, part.doubtful, part.lines = "uploaded", False, []
        self._write(part)

    async def _start(self, work: Work, part: Part) -> None:
        """Begin the batch of a part, or find the one that an earlier process has begun."""
        doubtful, part.doubtful = part.doubtful, True
        batch = await self._service.find(part) if doubtful else None
        if batch is None and not self._plan.cancelling and work.has_room(part):
            batch = await self._service.begin(part)
        part.doubtful = False
        if batch is not None:
            part.batch_id, part.state = str(batch.id), "running"
            self._write(part)
            part.began_s = part.changed_s = monotonic()
            part.due_s = part.began_s + wait_s(0, 0, self._options.poll_s)

    async def _look(self, work: Work, part: Part) -> None:
        """See how far a batch is."""
        now_s = monotonic()
        part.began_s, part.changed_s = part.began_s or now_s, part.changed_s or now_s
        batch = await self._service.look(part, now_s - part.began_s)
        self._is_turn_of_rows = True
        now_s = monotonic()
        told = None if batch is None else batch.request_counts
        counts = (told.total, told.completed, told.failed) if told else part.counts
        status = part.status if batch is None else str(batch.status)
        if (counts, status) != (part.counts, part.status):
            part.counts, part.status, part.changed_s = counts, status, now_s
        part.due_s = now_s + wait_s(now_s - part.began_s, now_s - part.changed_s, self._options.poll_s)
        if batch is None or batch.status not in _FINAL:
            return
        faults = [] if batch.errors is None else batch.errors.data or []
        if batch.status != "failed":
            part.output_id, part.error_id = batch.output_file_id or "", batch.error_file_id or ""
            part.state = "ended"
        elif any(each.code == "token_limit_exceeded" for each in faults):
            self._refused(work, part, now_s)
        elif found := faults_of_rows(part, faults):
            part.faults, part.state, part.awaited = found, "ended", {}
        else:
            part.awaited = {}
            self._joined(work, part)  # its rows are free again
            raise error_of(faults[0].to_dict() if faults else {"message": "the batch failed"}, part.batch_id)

    def _refused(self, work: Work, part: Part, now_s: float) -> None:
        """Wait until the service's queue has room for a batch. One that is too large for it even alone is split."""
        part.state, part.batch_id = "uploaded", ""
        if part.attempt >= _SPLIT_AFTER and len(part.rows) > 1 and not work.open_parts:
            self._joined(work, part)
            work.split(part)
            return
        part.due_s = now_s + refused_wait_s(part.attempt, self._options.poll_s)
        part.attempt += 1
        self._write(part)

    async def _join(self, work: Work, joining: AsyncJoining) -> None:
        """Make the next results of a batch that has ended."""
        await joining.go_on(_COMMIT)
        results, joining.results = joining.results, []
        self._keep(results)
        if joining.is_done:
            part, self._joining = joining.part, None
            self._joined(work, part, joining.again)
            if self._options.delete_files and part.state == "joined":
                await self._service.delete(part)

    def _joined(self, work: Work, part: Part, again: Collection[int] = ()) -> None:
        """Let go of a part: each of its rows has a result, or is to be done `again`, or is not among those of this run."""
        if self._plan.cancelling:
            again = ()
        rows, is_at_service = part.rows, part.batch_id or (part.state == "uploaded" and part.doubtful)
        if part.awaited and is_at_service and not self._plan.cancelling:
            work.keeps_some = True
            if part.state == "ended":
                part.state = "running"
                part.hold(part.awaited)
        else:
            part.state, part.ranges, part.keys, part.ends = "joined", ranges(again), "", {}
        self._write(part)
        work.let_go(part)
        for n in again:
            key, row = rows[n]
            if self._options.leftovers == "calls":
                self._leftovers.append((n, key, row))
            else:
                work.todo.append(Todo(n, key, row, part.tries, None))

    async def _finish(self) -> None:
        """Call what is left directly, if that is wanted, and end."""
        result = None
        if self._leftovers:
            if self._calls is None:
                from ..async_engine import AsyncEngine

                plan = self._plan  # they are counted once more
                plan.summary.rows -= sum(plan.units.size(row) for _, _, row in self._leftovers)
                self._calls = AsyncEngine(self._plan, rows=_given(self._leftovers))
            result = await self._calls.next()
        if result is None:
            self.stop()
        else:
            self._ready.append(result)


async def _given(rows: list[tuple[int, int, Any]]) -> AsyncIterator[tuple[int, int, Any]]:
    for each in rows:
        yield each

# Copied from templates/runtime/bulk/batch/async_batches.py: edit it there.
