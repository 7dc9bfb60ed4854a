"""The budget of many workers: its leases add up to the rate, whoever comes, goes, dies or is refused."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import pytest

from wherry import UsageError
from wherry._runtime.base.rate_limits import RateLimit, RateLimits
from wherry._runtime.bulk.cluster.lease import Budget, Report, Spender

PER_S = 200
TICK_S = 0.01


class Worker:
    """Sends a call in each slot that it is given."""

    def __init__(self, name: str, budget: Budget, *, tokens: float = 0.0, left: float = float("inf")) -> None:
        self.name, self.budget, self.tokens, self.left = name, budget, tokens, left
        self.spender = Spender(name, budget.lease_s)
        self.sent: list[float] = []

    def tick(self, now: float) -> None:
        """Send what is due at this time."""
        if self.spender.is_low(now) and self.left:
            self.spender.put(self.budget.lease(self.spender.report(), now), now)
        while self.left and (slot := self.spender.take()) is not None:
            if slot > now:
                self.spender.give_back(slot)
                return
            self.sent.append(now)
            self.left -= 1
            if self.tokens:
                self.spender.used(self.tokens)
        if not self.left:
            self.budget.lease(self.spender.report(wanted=False), now)


def let_work(workers: list[Worker], from_s: float, to_s: float) -> None:
    """Let the workers work from one time to another."""
    for tick in range(round(from_s / TICK_S), round(to_s / TICK_S)):
        for worker in workers:
            worker.tick(tick * TICK_S)


def budget(**options: float) -> Budget:
    """Return a budget of 200 calls a second."""
    return Budget(**{"requests_per_minute": 60 * PER_S, **options})


def rate(workers: list[Worker], from_s: float, to_s: float) -> float:
    """Return how many calls a second all workers sent between two times."""
    return sum(from_s <= at < to_s for worker in workers for at in worker.sent) / (to_s - from_s)


@pytest.mark.parametrize("number", [1, 2, 7, 50])
def test_workers_share_the_rate(number: int) -> None:
    """Together they send at the rate, once all have their place in line; each sends the same, and asks once a lease."""
    shared = budget()
    workers = [Worker(str(n), shared) for n in range(number)]
    let_work(workers, 0, 10)
    assert rate(workers, 1, 10) == pytest.approx(PER_S, rel=0.02)
    assert rate(workers, 0, 10) >= 0.97 * PER_S
    assert all(rate(workers, second, second + 1) <= 1.05 * PER_S for second in range(10))
    each = [len(worker.sent) for worker in workers]
    assert max(each) - min(each) <= 0.1 * PER_S * 10 / number + 7
    assert shared.messages <= 1.2 * 10 / shared.lease_s * number


def test_a_worker_that_dies_leaves_a_hole_of_a_lease() -> None:
    """The others have its share after two leases, and what was reserved for it is all that is lost."""
    shared = budget()
    workers = [Worker(str(n), shared) for n in range(4)]
    let_work(workers, 0, 3)
    let_work(workers[1:], 3, 8)
    assert rate(workers, 3, 5) >= 0.7 * PER_S
    assert rate(workers, 5, 8) == pytest.approx(PER_S, rel=0.04)


def test_a_worker_that_has_done_gives_back() -> None:
    """Its share is used by the others at once."""
    shared = budget()
    workers = [Worker("short", shared, left=290), Worker("long", shared)]
    let_work(workers, 0, 6)
    assert len(workers[0].sent) == 290
    assert rate(workers, 3, 6) >= 0.94 * PER_S


def test_newcomers_get_their_share() -> None:
    """Twenty workers that come late send as much as the one that was there before."""
    shared = budget()
    workers = [Worker(str(n), shared) for n in range(21)]
    let_work(workers[:1], 0, 2)
    let_work(workers, 2, 10)
    late = [sum(at >= 4 for at in worker.sent) for worker in workers]
    assert min(late) >= 0.8 * max(late)
    assert rate(workers, 0, 10) == pytest.approx(PER_S, rel=0.03)


def test_slow_rates_and_many_workers() -> None:
    """A hundred workers share two calls a second: each waits for its turn, and is not forgotten."""
    shared = Budget(requests_per_minute=120)
    workers = [Worker(str(n), shared) for n in range(100)]
    let_work(workers, 0, 200)
    assert rate(workers, 0, 200) == pytest.approx(2, rel=0.05)
    assert set(Counter(len(worker.sent) for worker in workers)) <= {2, 3, 4, 5}


@pytest.mark.parametrize("size", [50, 400, 5_000])
def test_tokens_are_a_limit_too(size: int) -> None:
    """A call counts as what calls have used on average, so the tokens keep to their rate, whatever was expected of them."""
    shared = budget(tokens_per_minute=60 * 80_000)
    workers = [Worker(str(n), shared, tokens=size) for n in range(2)]
    let_work(workers, 0, 20)
    assert rate(workers, 5, 20) == pytest.approx(min(PER_S, 80_000 / size), rel=0.03)


def test_sizes_that_differ() -> None:
    """Tokens keep to their rate on the average of calls between 20 and 2,000."""
    dice = random.Random(1)
    shared = Budget(tokens_per_minute=60 * 50_000)
    worker = Worker("one", shared)
    used = 0.0
    for tick in itertools.count():
        now = tick * TICK_S
        if now > 60:
            break
        worker.tokens = dice.choice((20, 50, 100, 500, 2_000))
        before = len(worker.sent)
        worker.tick(now)
        used += (len(worker.sent) - before) * worker.tokens
    assert used / 60 == pytest.approx(50_000, rel=0.1)


def told(remaining: float, limit: float = 12_000) -> RateLimits:
    """Return what an answer tells of the requests."""
    return RateLimits({"requests": RateLimit(limit, remaining, None)})


def test_refusals_slow_it_down_for_a_while() -> None:
    """Reports of refusals lower the rate, at most to a quarter; without any it comes back."""
    shared = budget()
    worker = Worker("one", shared)
    for second in range(0, 200, 2):
        worker.spender.answered(429, None)
        let_work([worker], second, second + 2)
    assert 0.2 * PER_S < shared.calls_per_s < 0.5 * PER_S
    let_work([worker], 200, 700)
    assert shared.calls_per_s == PER_S


def test_headers_slow_it_down_where_the_bucket_is_long() -> None:
    """A minute's bucket that is nearly empty is left to fill, since others use it, too; of a short one nothing is believed."""
    shared = budget()
    worker = Worker("one", shared)
    worker.spender.answered(200, told(11_000))
    let_work([worker], 0, 2)
    assert shared.calls_per_s == PER_S
    worker.spender.answered(200, told(1_500))
    let_work([worker], 2, 4)
    assert shared.calls_per_s == PER_S / 2
    short = budget()
    worker = Worker("one", short)
    worker.spender.answered(200, told(1, limit=200))
    let_work([worker], 0, 2)
    assert short.calls_per_s == PER_S


def test_a_report_is_told_once() -> None:
    """Counts begin anew with each report; slots that are given back are counted."""
    spender = Spender("one", 0.5)
    spender.put(budget().lease(Report("one", True), 0.0), 0.0)
    spender.answered(429, None)
    spender.used(70)
    spender.used(30)
    report = spender.report(wanted=False)
    assert report == Report("one", False, unspent=10, refused=1, answered=2, tokens=100)
    assert spender.report() == Report("one", True)


@pytest.mark.parametrize(
    "wrong", [{}, {"requests_per_minute": 0}, {"tokens_per_minute": -5}, {"requests_per_minute": 60, "lease_s": 0}]
)
def test_numbers_that_make_no_sense(wrong: dict[str, float]) -> None:
    """A budget says at once what it cannot work with."""
    with pytest.raises(UsageError, match=r"budget needs|has to be more than 0"):
        Budget(**wrong)
