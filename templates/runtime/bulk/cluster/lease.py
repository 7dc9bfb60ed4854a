"""One budget for many workers, as leases. Pure: clocks are arguments, and how messages travel is the engine's.

A lease is a reservation: so many calls, from a time on, one every so often. The `Budget`, kept in one place, reserves them
on a single line of time; a `Spender`, one in each worker, spends them. So a lease needs one message, nobody polls, and a
worker that dies leaves a hole of one lease.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from ...base.rate_limits import RateLimits
from ...base.usage_errors import UsageError

__all__ = ("Budget", "Lease", "Report", "Spender")

FIRST = 0.1
"""The part of a lease that a worker gets when it is new."""
FIRST_TOKENS = 1_000.0
"""What a call is taken to use until answers tell, where there is no limit of requests to judge by."""
FORGOTTEN_AFTER = 2
"""A worker counts as active for so many leases."""
LONG_BUCKET = 10
"""Headers count where the account's bucket is longer than so many leases; on a shorter one they come too late."""
LOW = 0.25
"""A worker asks for its next lease when this part of one is left; and a bucket with less than this part of its limit is low."""
SLOWEST = 0.25


class Lease(NamedTuple):
    """Leave for `calls` calls: the first in `start_s` seconds, and one every `step_s`."""

    calls: int
    start_s: float
    step_s: float


class Report(NamedTuple):
    """What a worker tells when it asks for a lease; the counts are those since its last report."""

    worker: str
    wanted: bool
    """False: the worker has nothing more to send for now, and gives back what it has."""
    unspent: int = 0
    refused: int = 0
    answered: int = 0
    tokens: float = 0.0
    limit: float = 0.0
    """The account's limit of requests, and what remains of it, as the newest answer told; 0.0: not told."""
    remaining: float = 0.0


class Budget:
    """The calls that all workers of an account may make together, never more than at the rates it was given.

    It counts as active who has asked within two leases, and gives everybody the same share. Where tokens are limited, too,
    a call counts as the average of what calls have used.
    """

    def __init__(
        self, *, requests_per_minute: float | None = None, tokens_per_minute: float | None = None, lease_s: float = 0.5
    ) -> None:
        if requests_per_minute is None and tokens_per_minute is None:
            raise UsageError("A budget needs requests_per_minute= or tokens_per_minute=")
        rates = {"requests_per_minute": requests_per_minute, "tokens_per_minute": tokens_per_minute, "lease_s": lease_s}
        for name, value in rates.items():
            if value is not None and not value > 0:
                raise UsageError(f"{name}={value!r}: this has to be more than 0")
        self.lease_s = lease_s
        self.messages = 0
        """How often it was asked."""
        self._requests_per_s = requests_per_minute / 60 if requests_per_minute else None
        self._tokens_per_s = tokens_per_minute / 60 if tokens_per_minute else None
        self._tokens_of_a_call = (
            tokens_per_minute / requests_per_minute if tokens_per_minute and requests_per_minute else FIRST_TOKENS
        )
        self._answered = 0
        self._seen: dict[str, float] = {}
        """Worker -> when it asked last."""
        self._swept = 0.0
        self._free_from: float | None = None
        """Up to here the line of time is reserved."""
        self._caution, self._cautious_at = 1.0, 0.0
        self._room = 1.0
        self._spare_s = lease_s

    def lease(self, report: Report, now: float) -> Lease:
        """Return the next lease of a worker, or an empty one if it wants none."""
        self.messages += 1
        self._learn(report, now)
        rate = self.calls_per_s
        # What has not been used is made up for, but not more at once than the account's bucket is sure to hold.
        free_from = max(
            now - self._spare_s, now if self._free_from is None else self._free_from - report.unspent / rate
        )
        if not report.wanted:
            self._seen.pop(report.worker, None)
            self._free_from = free_from
            return Lease(0, 0.0, 0.0)
        # The first lease is a short one: who comes first does not yet know how many will come.
        length_s = self.lease_s if report.worker in self._seen else FIRST * self.lease_s
        self._seen[report.worker] = now
        active = self._active(now, rate)
        calls = max(1, round(rate * length_s / active))
        self._free_from = free_from + calls / rate
        return Lease(calls, free_from - now, active / rate)

    @property
    def calls_per_s(self) -> float:
        """What it gives away: the tighter of the rates, less after refusals and where the account's bucket is low."""
        rates = [self._requests_per_s] if self._requests_per_s else []
        if self._tokens_per_s:
            rates.append(self._tokens_per_s / self._tokens_of_a_call)
        return min(rates) * self._caution * self._room

    def _active(self, now: float, rate: float) -> int:
        if now - self._swept >= self.lease_s:
            self._swept = now
            kept_s = FORGOTTEN_AFTER * max(self.lease_s, len(self._seen) / rate)
            self._seen = {worker: at for worker, at in self._seen.items() if now - at < kept_s}
        return len(self._seen)

    def _learn(self, report: Report, now: float) -> None:
        if report.answered and report.tokens:
            self._answered += report.answered
            weight = min(1.0, report.answered / min(self._answered, 200))
            self._tokens_of_a_call += weight * (report.tokens / report.answered - self._tokens_of_a_call)
        if now - self._cautious_at >= self.lease_s:
            if report.refused:
                self._caution = max(SLOWEST, 0.97 * self._caution)
                self._cautious_at = now
            elif self._caution < 1:
                self._caution = min(1.0, self._caution + 0.002 * min(now - self._cautious_at, 10 * self.lease_s))
                self._cautious_at = now
        usual = self.calls_per_s / self._room
        if report.limit > LONG_BUCKET * self.lease_s * usual:
            self._room = max(SLOWEST, min(1.0, report.remaining / (LOW * report.limit)))
            self._spare_s = self.lease_s * max(1.0, min(LONG_BUCKET, report.remaining / (4 * self.lease_s * usual)))


class Spender:
    """A worker's side of the budget: when may its next call go, and when is it time to ask for more?"""

    def __init__(self, worker: str, lease_s: float) -> None:
        self.worker = worker
        self._ahead_s = LOW * lease_s + 0.02
        self._slots: deque[float] = deque()
        self._counts = Report(worker, True)

    def put(self, lease: Lease, now: float) -> None:
        """Take in a lease."""
        first = now + lease.start_s
        if self._slots:
            first = max(first, self._slots[-1])
        self._slots.extend(first + n * lease.step_s for n in range(lease.calls))

    def take(self) -> float | None:
        """Return when a call may go, a time that may have passed; None: a lease is needed first."""
        return self._slots.popleft() if self._slots else None

    def give_back(self, slot: float) -> None:
        """Put back what was taken for a call that was not sent."""
        self._slots.appendleft(slot)

    def is_low(self, now: float) -> bool:
        """Whether it is time to ask for the next lease."""
        return not self._slots or self._slots[-1] - now < self._ahead_s

    def answered(self, status: int | None, rate_limits: RateLimits | None) -> None:
        """Note the head of an answer."""
        requests = rate_limits.requests if rate_limits is not None else None
        if requests is not None and requests.limit and requests.remaining is not None:
            self._counts = self._counts._replace(limit=requests.limit, remaining=requests.remaining)
        if status in (429, 503, 529):
            self._counts = self._counts._replace(refused=self._counts.refused + 1)

    def used(self, tokens: float) -> None:
        """Note what a call has used."""
        self._counts = self._counts._replace(answered=self._counts.answered + 1, tokens=self._counts.tokens + tokens)

    def report(self, *, wanted: bool = True) -> Report:
        """Return what to tell the budget: all since the last report. Without `wanted`, all slots are given back."""
        unspent = 0
        if not wanted:
            unspent = len(self._slots)
            self._slots.clear()
        report = self._counts._replace(wanted=wanted, unspent=unspent)
        self._counts = Report(self.worker, True)
        return report
