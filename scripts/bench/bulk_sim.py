#!/usr/bin/env python3
"""Simulate 1 to 1,000 workers that share one account's limit: what part of it they use, how many calls are refused, how fair it is.

Time is virtual and the dice have a seed, so a run prints the same figures every time. The server is a token bucket that
tells its level on each answer, as OpenAI's does. Workers hold back in one of three ways:

governor  each worker has a governor of its own, which reads the headers; nobody talks to anybody
lease     a shared budget gives each worker a share of the rate, for so many seconds at a time
back-off  nobody holds back; a refused call is tried twice more, after the time that the server tells
"""

from __future__ import annotations

import argparse
import heapq
import random
import sys
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NamedTuple, Protocol

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "generated"))

from wherry._runtime.base.rate_limits import RateLimit, RateLimits
from wherry._runtime.bulk.cluster.lease import Budget, Spender
from wherry._runtime.limits.governor import Governor
from wherry._runtime.limits.limits import Limits

MESSAGE_S = 0.002
"""What a message to the shared budget takes."""
REFUSAL_S = 0.005
"""How long the server takes to refuse a call."""


class Answer(NamedTuple):
    """The head of an answer."""

    status: int
    rate_limits: RateLimits
    retry_after_s: float | None


@dataclass(frozen=True)
class Account:
    """A limit, as its server applies it: a bucket that holds `bucket_s` seconds' worth of calls, full at the start."""

    per_s: float
    bucket_s: float
    latency_s: float
    """The mean time to an answer; times are spread evenly over half to one and a half of it."""


@dataclass(frozen=True)
class Load:
    """What is to be done: `rows` calls, by `workers`, with `in_flight` calls at a time in all."""

    rows: int
    workers: int
    in_flight: int
    seconds: float = float("inf")
    """The run stops here."""


@dataclass
class Outcome:
    """What became of it."""

    answered: int = 0
    refused: int = 0
    lost: int = 0
    messages: int = 0
    last_s: float = 0.0
    """When the last call was answered."""
    rows: dict[int, int] = field(default_factory=dict)
    """Worker -> how many rows it did."""


class Server:
    """The token bucket."""

    def __init__(self, account: Account, dice: random.Random) -> None:
        self._account, self._dice = account, dice
        self._limit = self._level = account.per_s * account.bucket_s
        self._now = 0.0

    def answer(self, now: float) -> tuple[Answer, float]:
        """Return the answer to a call, and how long it takes."""
        account = self._account
        self._level = min(self._limit, self._level + account.per_s * (now - self._now))
        self._now = now
        passed = self._level >= 1
        if passed:
            self._level -= 1
        reset_s = (self._limit - self._level) / account.per_s
        told = RateLimits({"requests": RateLimit(self._limit, float(int(self._level)), round(reset_s, 3))})
        if passed:
            return Answer(200, told, None), account.latency_s * (0.5 + self._dice.random())
        return Answer(429, told, max((1 - self._level) / account.per_s, 0.001)), REFUSAL_S


Steps = Generator[float | None, Answer | None, bool]
"""A call, step by step: a number is a time to sleep, None sends the request and gets its answer. Returns whether it succeeded."""


class Way(Protocol):
    """How one worker holds its calls back."""

    def call(self, clock: Clock) -> Steps: ...


class Clock:
    """The virtual clock, and the dice of the workers."""

    def __init__(self, seed: int) -> None:
        self.now = 0.0
        self.dice = random.Random(seed)  # noqa: S311


class BackOff:
    """Two retries."""

    def call(self, clock: Clock) -> Steps:
        for _ in range(3):
            answer = yield None
            assert answer is not None
            if answer.status == 200:
                return True
            yield answer.retry_after_s or 0.0
        return False


class Governed:
    """A governor in each worker."""

    def __init__(self, clock: Clock) -> None:
        self._governor = Governor(0.0, Limits(), clock.dice.random)

    def call(self, clock: Clock) -> Steps:
        governor, delay_s = self._governor, 0.0
        while True:
            if delay_s:
                yield delay_s
            ticket = governor.ticket(clock.now, 0.0)
            while wait_s := governor.ask(ticket, clock.now):
                yield wait_s
            answer = yield None
            assert answer is not None
            governor.answered(ticket, clock.now, answer.status, answer.rate_limits, answer.retry_after_s)
            governor.finished(ticket, clock.now, None)
            if answer.status == 200:
                return True
            delay_s = (answer.retry_after_s or 0.0) * (1 + clock.dice.random())


class Leased:
    """A worker's share of the common budget."""

    def __init__(self, budget: Budget, name: str) -> None:
        self._budget = budget
        self._spender = Spender(name, budget.lease_s)
        self._asking = False

    def call(self, clock: Clock) -> Steps:
        spender = self._spender
        while True:
            while True:
                if spender.is_low(clock.now) and not self._asking:
                    self._asking = True
                    yield MESSAGE_S
                    spender.put(self._budget.lease(spender.report(), clock.now), clock.now)
                    self._asking = False
                slot = spender.take()
                if slot is not None:
                    break
                yield 2 * MESSAGE_S
            if slot > clock.now:
                yield slot - clock.now
            answer = yield None
            assert answer is not None
            spender.answered(answer.status, answer.rate_limits)
            if answer.status == 200:
                return True
            yield (answer.retry_after_s or 0.0) * (1 + clock.dice.random())


def simulate(account: Account, load: Load, way: str, *, lease_s: float = 0.5, seed: int = 3) -> Outcome:
    """Run the load against the account; return what became of it."""
    clock, outcome = Clock(seed), Outcome()
    server = Server(account, random.Random(seed + 1))  # noqa: S311
    budget = Budget(requests_per_minute=60 * account.per_s, lease_s=lease_s)
    left = iter(range(load.rows))
    queue: list[tuple[float, int, Steps, Answer | None]] = []
    order = count()

    def caller(way: Way, worker: int) -> Steps:
        for _ in left:
            if (yield from way.call(clock)):
                outcome.rows[worker] += 1
            else:
                outcome.lost += 1
        return True

    def push(at: float, steps: Steps, answer: Answer | None) -> None:
        heapq.heappush(queue, (at, next(order), steps, answer))

    for worker in range(load.workers):
        outcome.rows[worker] = 0
        ways: dict[str, Way] = {}
        for _ in range(max(1, load.in_flight // load.workers)):
            if way not in ways:
                ways[way] = _way(way, clock, budget, str(worker))
            push(0.0, caller(ways[way], worker), None)
    while queue:
        clock.now, _, steps, answer = heapq.heappop(queue)
        if clock.now > load.seconds:
            break
        try:
            step = steps.send(answer)
        except StopIteration:
            continue
        if step is not None:
            push(clock.now + step, steps, None)
            continue
        answer, takes_s = server.answer(clock.now)
        if answer.status == 200:
            outcome.answered += 1
            outcome.last_s = clock.now
        else:
            outcome.refused += 1
        push(clock.now + takes_s, steps, answer)
    outcome.messages = budget.messages
    return outcome


def _way(name: str, clock: Clock, budget: Budget, worker: str) -> Way:
    if name == "governor":
        return Governed(clock)
    return Leased(budget, worker) if name == "lease" else BackOff()


def line(account: Account, load: Load, way: str, outcome: Outcome, lease_s: float) -> str:
    """Return a line of the table."""
    sent = outcome.answered + outcome.refused
    name = f"leases of {lease_s:g} s" if way == "lease" else {"back-off": "back-off, 2 retries"}.get(way, way)
    cells = (
        f"{load.workers:,}",
        name,
        "ended early" if outcome.lost else f"{100 * outcome.answered / (account.per_s * outcome.last_s):.1f} %",
        f"{100 * outcome.refused / sent:.2f} %",
        f"{outcome.lost:,}",
        f"{min(outcome.rows.values()):,} to {max(outcome.rows.values()):,}",
        f"{outcome.messages / outcome.last_s:.1f}" if way == "lease" else "",
    )
    return f"| {' | '.join(cells)} |"


HEAD = """\
| workers | held back by | of the rate | 429s | lost | rows a worker | messages/s |
|---:|---|---:|---:|---:|---:|---:|"""


def table(account: Account, load: Load, workers: Iterable[int], leases_s: Iterable[float], seed: int) -> Iterator[str]:
    """Yield the lines of a table: each number of workers with each way."""
    yield HEAD
    for number in workers:
        now = Load(load.rows, number, max(load.in_flight, number), load.seconds)
        for way, lease_s in (("governor", 0.5), *(("lease", length) for length in leases_s), ("back-off", 0.5)):
            yield line(account, now, way, simulate(account, now, way, lease_s=lease_s, seed=seed), lease_s)


def main(arguments: list[str] | None = None) -> int:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--requests-per-minute", type=float, default=6_000, help="the limit (default: 6000)")
    add("--bucket-s", type=float, default=60, help="how many seconds' worth of calls the bucket holds (default: 60)")
    add("--latency-s", type=float, default=0.5, help="the mean time to an answer (default: 0.5)")
    add("--rows", type=int, default=18_000, help="how many calls are made in all (default: 18000)")
    add("--in-flight", type=int, default=128, help="calls in flight in all, at least one a worker (default: 128)")
    add("--workers", type=int, nargs="+", default=[1, 10, 100, 1_000], help="(default: 1 10 100 1000)")
    add("--lease-s", type=float, nargs="+", default=[0.1, 0.5, 1, 5], help="lengths of leases (default: 0.1 0.5 1 5)")
    add("--seed", type=int, default=3, help="of the dice (default: 3)")
    options = parser.parse_args(arguments)
    account = Account(options.requests_per_minute / 60, options.bucket_s, options.latency_s)
    load = Load(options.rows, 1, options.in_flight)
    for text in table(account, load, options.workers, options.lease_s, options.seed):
        print(text, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
