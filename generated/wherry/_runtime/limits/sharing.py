"""Whether two names of models share a limit of the server: told by what the calls of one do to the figures of the other.

Two models may tell the same limit and, called in turn, the same remainder, and yet have a limit each. So the figures of one
are held against two forecasts: one where only its own calls take from what is left, and one where the calls of the other do,
too. After a second or so these differ by far, and the figures agree with one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .bucket import Bucket

__all__ = ("Forecasts", "Told", "Trail", "agree", "total")

_STEP_S = 0.02
"""Figures are looked at so often that their cost does not show at thousands of calls a second."""
_LEAST_S = 1.0
_LONGEST_S = 10.0
"""A forecast of more than this is given up."""
_SAME_TIME_S = 0.5


class Told(NamedTuple):
    """The newest figures of one limit that calls of a model have brought."""

    sent_at: float
    remaining: float
    taken: float
    """All that the model had taken when the call was sent."""


class Trail:
    """What the calls of one model have taken from each limit, and what they were told."""

    __slots__ = ("calls", "refused", "taken", "told")

    def __init__(self) -> None:
        self.calls = 0
        self.refused = 0
        self.taken: dict[str, float] = {}
        self.told: dict[str, Told] = {}

    def sent(self, buckets: Iterable[Bucket], costs: Iterable[float]) -> dict[str, float]:
        """Count a call that is sent; return what has been taken by now."""
        self.calls += 1
        for bucket, cost in zip(buckets, costs, strict=False):
            if not bucket.told:
                self.taken[bucket.kind] = self.taken.get(bucket.kind, 0.0) + cost
        return self.taken.copy()

    def learn(self, kind: str, told: Told) -> bool:
        """Take the figures of an answer; return whether they are new, and not just after the last ones."""
        last = self.told.get(kind)
        if last is not None and told.sent_at < last.sent_at + _STEP_S:
            return False
        self.told[kind] = told
        return True

    def taken_by(self, at: float, kind: str, now: float) -> float:
        """Return about how much had been taken at that time."""
        taken, told = self.taken.get(kind, 0.0), self.told.get(kind)
        if told is None or at >= now:
            return taken
        return told.taken + (taken - told.taken) * max(at - told.sent_at, 0.0) / (now - told.sent_at)


def agree(bucket: Bucket, one: Told, other: Told) -> bool | None:
    """Return whether both figures may be of one limit; None: they are too far apart in time, or it is full."""
    apart_s = abs(one.sent_at - other.sent_at)
    if apart_s > _SAME_TIME_S or max(one.remaining, other.remaining) > 0.95 * bucket.limit:
        return None
    return abs(one.remaining - other.remaining) <= 0.02 * bucket.limit + bucket.refill * apart_s + 8 * bucket.mean


class Forecasts:
    """What will be left of a limit: if nobody else takes from it, and if the others do whose calls are counted here."""

    __slots__ = ("_apart", "_at", "_began", "_flow", "_last", "_ours", "_shared", "_theirs")

    def __init__(self) -> None:
        self._began: float | None = None

    def _begin(self, told: Told, ours: float, theirs: float) -> None:
        self._began = self._at = told.sent_at
        self._apart = self._shared = self._last = told.remaining
        self._ours, self._theirs = ours, theirs
        self._flow = 0.0

    def judge(self, bucket: Bucket, told: Told, ours: float, theirs: float) -> bool | None:
        """Return whether the limit is shared; None: not known yet.

        `ours` and `theirs` is all that had been taken when the call was sent that was told this.
        """
        refilled = bucket.fixed and told.remaining > self._last + 1 if self._began is not None else False
        if self._began is None or refilled or told.sent_at < self._at:
            self._begin(told, ours, theirs)
            return None
        flow = 0.0 if bucket.fixed else bucket.refill * (told.sent_at - self._at)
        own, their = ours - self._ours, theirs - self._theirs
        apart = min(self._apart + flow, bucket.limit)
        self._flow += apart - self._apart
        self._apart = max(apart - own, 0.0)
        self._shared = max(min(self._shared + flow - their, bucket.limit) - own, 0.0)
        self._at, self._ours, self._theirs, self._last = told.sent_at, ours, theirs, told.remaining
        passed = self._at - self._began
        if passed < _LEAST_S:
            return None
        between = self._apart - self._shared
        unsure = bucket.figures.error * self._flow + 4 * bucket.mean + 3 * bucket.doubt + 0.15 * between
        off = told.remaining - (self._apart + self._shared) / 2
        verdict = off < 0 if unsure < min(abs(off), between / 2) else None
        if verdict is not None or passed > _LONGEST_S:
            self._begin(told, ours, theirs)
        return verdict


def total(trails: Iterable[Trail], at: float, kind: str, now: float) -> float:
    """Return about how much all of these had taken at that time."""
    return sum(trail.taken_by(at, kind, now) for trail in trails)

# Copied from templates/runtime/limits/sharing.py: edit it there.
