"""How fast we may send where no header tells it: learned from the refusals.

A refusal says that the server's bucket is empty at this moment. What was let in between two such moments is exactly what has
flowed in, so two refusals tell the rate. From then on we send a little slower, and the more calls are let in without a
refusal, the faster; the next refusal measures again. So a refusal comes once in some hundreds of calls, whatever the rate is.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort

from .clock import Clock

__all__ = ("Pace",)

_FIRST_HOLD_S = 0.25
"""Nothing is sent for so long after the first refusal, so that the next measurement begins with a little in the bucket."""
_BACK = 0.97
"""After a refusal we send a little slower than the rate that was measured."""
_ENOUGH = 16
"""So many calls between two refusals make a measurement."""
_GROWTH = 0.003
"""Growth a second soon after a refusal; when more calls than these are let in for each refusal, or after so long, more and more."""
_CALM = 200
_CALM_S = 15.0
_MOST_COST = 4
_SEARCHING = 0.7
"""Growth a second until the second refusal."""
_SLOWEST_PER_S = 0.05
_FIRST_PER_S = 4.0
"""The first guess is no lower: a call that is refused when nothing has been let in yet says next to nothing."""
_REMEMBERED = 4096
"""Of so many refused calls, at least of half of them, it is known which they were."""


class Pace(Clock):
    """Calls a second, learned. Infinite until something is refused."""

    __slots__ = (
        "_calm",
        "_cost",
        "_cut_at",
        "_cut_number",
        "_earlier",
        "_first_at",
        "_grown_at",
        "_least_lag_s",
        "_mark",
        "_mark_lag_s",
        "_turned_away",
        "falls",
        "measured",
        "rate",
        "sent",
    )

    def __init__(self, now: float) -> None:
        super().__init__(now)
        self.rate = math.inf
        self.sent = 0
        self.measured = 0.0
        """The rate between the last two refusals, 0 before."""
        self.falls = 0
        """How many measurements in a row were lower than the one before."""
        self._first_at = now
        self._cut_at = -1e9
        self._grown_at = now
        self._mark = (now, 1)
        """When a call was sent that met an empty bucket, and its number."""
        self._mark_lag_s = 0.0
        self._least_lag_s = math.inf
        """The shortest time from a call to its answer."""
        self._turned_away: list[int] = []
        """The numbers of refused calls, in order: refusals arrive in any."""
        self._earlier = 0
        """How many were refused before these."""
        self._calm = self._cut_number = 0
        self._cost = 1

    @property
    def on(self) -> bool:
        """Whether there is a learned rate."""
        return self.rate < math.inf

    def surprises(self, number: int) -> bool:
        """Return whether the call of this number was refused although calls were sent no faster than had been let in."""
        return 0 < self.rate <= self.measured and number - self._cut_number > _ENOUGH

    def advance(self, now: float) -> None:
        """Let time pass."""
        if self.rate < math.inf:
            self.run(now, self.rate)
        else:
            self.at = now

    def wait(self, place: float, now: float) -> float:
        """Return how long a ticket has to sleep; 0 if it may go as far as the pace is concerned."""
        if self.rate < math.inf:
            return self.until(place, now, self.rate)
        return max(0.0, self.starts - now)

    def take(self, now: float) -> int:
        """A call is sent; return how many that makes."""
        if not self.sent:
            self._first_at = now
        self.sent += 1
        return self.sent

    def slow_down(self) -> None:
        """A little, after a refusal that surprises."""
        self.rate *= 0.95
        self._cut_number = self.sent

    def answered(self, lag_s: float) -> None:
        """Any answer came, so long after its call was sent."""
        if lag_s < self._least_lag_s:
            self._least_lag_s = lag_s

    def turned_away(self, number: int) -> None:
        """The call of this number was refused."""
        insort(self._turned_away, number)
        if len(self._turned_away) > _REMEMBERED:
            self._earlier += _REMEMBERED // 2
            del self._turned_away[: _REMEMBERED // 2]

    def _let_in_before(self, number: int) -> int:
        """Return how many calls were let in of those that were sent before this one, as far as it is known."""
        return number - 1 - self._earlier - bisect_left(self._turned_away, number)

    def empty(self, sent_at: float, number: int, now: float) -> None:
        """The server's bucket was empty when the call of this number arrived, which was sent at `sent_at`."""
        self._mark, self._mark_lag_s = (sent_at, number), now - sent_at

    def refused(self, sent_at: float, number: int, now: float, waiting: int) -> None:
        """The call of this number, which was sent at `sent_at`, was turned away."""
        let_in = self._let_in_before(number)
        since, passed = let_in - self._let_in_before(self._mark[1]), max(sent_at - self._mark[0], 1e-3)
        # As far as an answer was late, its call may have arrived late.
        surely = passed - (self._mark_lag_s - self._least_lag_s)
        most = max((since + 2) / surely, _SLOWEST_PER_S) if surely > 0.02 else math.inf
        if sent_at <= self._cut_at:  # its sender could not know yet; but no more than this has flowed in
            self._cost += 1
            if most < self.rate:
                self.rate = self.measured = most
            return
        if self.rate == math.inf:
            self.rate = max(let_in / (0.5 + max(sent_at - self._first_at, 1e-3)), _FIRST_PER_S)
            if most < self.rate:
                self.rate = self.measured = most
            self.passed = self.tail - waiting
            self.starts = max(self.starts, now + _FIRST_HOLD_S)
            self.empty(sent_at, number, now)
        elif since >= _ENOUGH:
            measured = since / passed
            self.falls = self.falls + 1 if self.measured and measured < 0.97 * self.measured else 0
            self.measured = measured
            # After a pause of ours little was let in because little was sent: never fall far at once.
            self.rate = max(min(_BACK * measured, self.rate), 0.7 * self.rate, _SLOWEST_PER_S)
            self.starts = max(self.starts, now + min(0.25, 4 / self.rate))
            self.empty(sent_at, number, now)
        else:
            self.rate = max(min(0.8 * self.rate, most), _SLOWEST_PER_S)
            self.starts = max(self.starts, now + min(0.25, 4 / self.rate))
        self._cut_at = self._grown_at = now
        self._calm, self._cost, self._cut_number = 0, 1, self.sent

    def let_in(self, now: float) -> None:
        """A call was answered. The more are let in, the more is tried; but only where the pace holds calls back."""
        passed, self._grown_at = now - self._grown_at, now
        self._calm += 1
        if self.rate == math.inf or self.passed >= self.tail or passed <= 0:
            return
        if self.measured:
            calm = max(self._calm / (_CALM * min(self._cost, _MOST_COST)), (now - self._cut_at) / _CALM_S)
            growth = min(_GROWTH * max(1.0, calm) ** 4, _SEARCHING)
        else:
            growth = _SEARCHING if now - self._cut_at > min(1.0 + 8 / self.rate, 8.0) else 0.0
        self.rate *= 1 + min(growth * passed, 0.5)

    def forget(self) -> None:
        """Learn anew."""
        self.rate, self.measured, self.falls = math.inf, 0.0, 0
