"""What a worker of an engine does with a partition: an ordinary `bulk.run`, with a journal of its own, under a shared budget.

Each worker process keeps one event loop in a thread of its own. All partitions that the process works on share it, its
clients and its leases, so connections stay open from partition to partition, and a slot that one partition has no use for
is spent by the next.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from typing import Any, NamedTuple
from uuid import uuid4

from ...base.rate_limits import RateLimits
from ...base.usage_errors import UsageError
from ...data import codec
from ..journal.journal import JournalInUseError
from ..run import run
from .lease import Budget, Lease, Report, Spender

__all__ = ("Account", "Budgets", "Job", "columns_of")

IN_USE_S = 2.0


class Account(NamedTuple):
    """The shared budget of a job. Jobs with the same name and rates share one."""

    name: str
    requests_per_minute: float | None
    tokens_per_minute: float | None
    lease_s: float

    def budget(self) -> Budget:
        """Return a new budget. Raises UsageError if a number makes no sense."""
        return Budget(
            requests_per_minute=self.requests_per_minute,
            tokens_per_minute=self.tokens_per_minute,
            lease_s=self.lease_s,
        )


class Budgets:
    """All budgets of a cluster, kept in the one place that every worker reaches."""

    def __init__(self) -> None:
        self._kept: dict[Account, Budget] = {}

    def lease(self, account: Account, report: Report, now: float) -> Lease:
        """Return the next lease of a worker."""
        budget = self._kept.get(account)
        if budget is None:
            budget = self._kept[account] = account.budget()
        return budget.lease(report, now)


class Job:
    """What is done with each row of every partition; it travels to the workers."""

    def __init__(
        self,
        call: Callable[[Any, dict[str, Any]], Any],
        *,
        client: Callable[[], Any] | None,
        journals: str | Path | None,
        concurrency: int,
        budget: str,
        requests_per_minute: float | None,
        tokens_per_minute: float | None,
        lease_s: float,
        options: dict[str, Any],
    ) -> None:
        self.name = uuid4().hex
        self.call, self.client, self.concurrency, self.options = call, client, concurrency, options
        self.journals = None if journals is None else str(Path(journals).absolute())
        self.account: Account | None = None
        if requests_per_minute is not None or tokens_per_minute is not None:
            self.account = Account(budget, requests_per_minute, tokens_per_minute, lease_s)
            self.account.budget()  # a number that makes no sense is told now, not on a worker
            self.options = {"limits": None, **options}

    def new_client(self) -> Any:
        """Return the client of a worker."""
        make = self.client or import_module(__name__.partition("._runtime.")[0]).AsyncClient
        return make()


Ask = Callable[[Account, Report], Awaitable[Lease]]
"""How a worker sends its report to the budget and gets a lease."""
Columns = tuple[list[str | None], list[str | None]]
"""The answers of a partition, and its errors."""


class Lessor:
    """Holds the calls of one worker until each has its slot."""

    def __init__(self, account: Account, worker: str, ask: Ask) -> None:
        self._account, self._ask = account, ask
        self._spender = Spender(worker, account.lease_s)
        self._asking: asyncio.Task[None] | None = None
        self._drawing = 0
        self._waiting = 0
        self.used = self._spender.used
        self.answered: Callable[[int | None, RateLimits | None], None] = self._spender.answered

    async def aenter(self, sleep: Callable[[float], Awaitable[object]]) -> None:
        """Return when the next call may go."""
        self._waiting += 1
        try:
            while (slot := self._spender.take()) is None:
                await asyncio.shield(self._leased())
            now = monotonic()
            if self._spender.is_low(now):
                self._leased()
            if slot > now:
                try:
                    await sleep(slot - now)
                except BaseException:
                    self._spender.give_back(slot)
                    raise
        finally:
            self._waiting -= 1
            self._leave_if_idle()

    def enter(self, sleep: Callable[[float], object]) -> None:
        """Raise UsageError: the calls of all partitions share one event loop."""
        raise UsageError("The function of a row has to use the client that it is given, or another AsyncClient")

    def rows(self, rows: Iterable[Any]) -> Iterator[Any]:
        """Yield the rows. When those of all partitions are drawn and sent, what was leased and not spent goes back."""
        self._drawing += 1
        try:
            yield from rows
        finally:
            self._drawing -= 1
            self._leave_if_idle()

    @property
    def _is_idle(self) -> bool:
        return not self._drawing and not self._waiting

    def _leased(self) -> asyncio.Task[None]:
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._lease())
        return self._asking

    async def _lease(self) -> None:
        lease = await self._ask(self._account, self._spender.report())
        self._spender.put(lease, monotonic())
        if self._is_idle:
            await self._leave()

    async def _leave(self) -> None:
        with suppress(Exception):  # a budget that cannot be reached forgets this worker by itself
            await self._ask(self._account, self._spender.report(wanted=False))

    def _leave_if_idle(self) -> None:
        if self._is_idle and (self._asking is None or self._asking.done()):
            self._asking = asyncio.get_running_loop().create_task(self._leave())


class _Worker:
    """The event loop of this process, and what is kept in it."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        Thread(target=self.loop.run_forever, name="wherry-bulk", daemon=True).start()
        self._clients: dict[str, Any] = {}
        self._running: Counter[str] = Counter()
        self._lessors: dict[tuple[Account, str], Lessor] = {}

    async def columns(self, rows: list[Any], job: Job, journal: str | None, worker: str, ask: Ask | None) -> Columns:
        """Run the rows; return the columns for answers and errors."""
        self._running[job.name] += 1
        try:
            client, lessor = await self._client(job), self._lessor(job, worker, ask)
            while True:
                try:
                    return await _columns(rows, job, client, journal, lessor)
                except JournalInUseError:
                    # A worker that the engine has given up may still be at work on this partition.
                    logging.getLogger("wherry").warning("Waiting for %s, which another process uses", journal)
                    await asyncio.sleep(IN_USE_S)
        finally:
            self._running[job.name] -= 1

    async def _client(self, job: Job) -> Any:
        """Return the client of a job. Those of jobs that are over are closed when the next job begins."""
        client = self._clients.get(job.name)
        if client is None:
            client = self._clients[job.name] = job.new_client()
            for name in [name for name in self._clients if not self._running[name]]:
                await self._clients.pop(name).aclose()
        return client

    def _lessor(self, job: Job, worker: str, ask: Ask | None) -> Lessor | None:
        if job.account is None or ask is None:
            return None
        key = job.account, worker
        if key not in self._lessors:
            self._lessors[key] = Lessor(job.account, worker, ask)
        return self._lessors[key]


_lock = Lock()
_worker: _Worker | None = None


def columns_of(rows: list[dict[str, Any]], job: Job, journal: str | None, worker: str, ask: Ask | None) -> Columns:
    """Make the call for each row of a partition; return the columns: answers, text as it is and the rest as JSON, and errors.

    Args:
        rows: The rows, as dicts.
        job: What is done with each.
        journal: The name of the journal in the folder of the job.
        worker: The name of this worker, for the budget.
        ask: Sends a report to the budget.
    """
    global _worker
    with _lock:
        if _worker is None:
            _worker = _Worker()
    path = None
    if job.journals is not None and journal is not None:
        Path(job.journals).mkdir(parents=True, exist_ok=True)
        path = str(Path(job.journals, journal))
    return asyncio.run_coroutine_threadsafe(_worker.columns(rows, job, path, worker, ask), _worker.loop).result()


async def _columns(rows: list[Any], job: Job, client: Any, journal: str | None, lessor: Lessor | None) -> Columns:
    answers: list[str | None] = [None] * len(rows)
    errors: list[str | None] = [None] * len(rows)
    options = {"journal": journal, "concurrency": job.concurrency, "progress": False, **job.options}
    source = rows if lessor is None else lessor.rows(rows)
    running: Any = run(source, partial(job.call, client), **options)
    running._plan.lessor = lessor  # set before it begins; no option of `run`, because nobody else has one
    async with running:
        async for result in running:
            error = result.error
            if error is None:
                answers[result.n] = _text(result.answer)
            else:
                errors[result.n] = f"{type(error).__name__}: {error}"
            if lessor is not None and result.usage is not None and not result.from_journal:
                lessor.used(result.usage.total)
    return answers, errors


def _text(answer: Any) -> str | None:
    return answer if answer is None or isinstance(answer, str) else codec.encode(answer).decode()

# Copied from templates/runtime/bulk/cluster/partition.py: edit it there.
