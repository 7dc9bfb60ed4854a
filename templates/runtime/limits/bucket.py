"""A token bucket as we think it is: its level, its refill, and how fast we may take from it.

The level is what the newest answer told, plus what has flowed in since, less what we have sent since. Calls are spread
by a clock that runs at `refill x level / reserve`: faster while the bucket is fuller than the reserve, slower when it is
emptier, and so the level settles there. Every process that uses the bucket sees the same level, so all of them settle
at the same speed without talking to each other. Where nobody else uses it, the reserve is next to nothing.
"""

from __future__ import annotations

from ..base.rate_limits import RateLimit
from .clock import FOREVER_S, Clock
from .figures import Figures
from .honesty import Honesty

__all__ = ("Bucket",)

_LEARN_S = 0.005
"""Figures are looked at so often that their cost does not show at thousands of calls a second."""
_SLOWEST = 0.05
"""The share of the refill that we go on taking from a bucket that is empty: others notice us, and leave us our part."""


class Bucket(Clock):
    """One limit: so many calls or tokens, refilled at so many a second."""

    __slots__ = (
        "_big",
        "_guessed",
        "_judged",
        "_learned_at",
        "_newest",
        "_used",
        "alone",
        "counts_requests",
        "doubt",
        "figures",
        "fixed",
        "guessed",
        "honesty",
        "ignored",
        "kept",
        "kind",
        "level",
        "limit",
        "mean",
        "ratio",
        "refill",
        "reserve",
        "sent",
        "settled",
        "share",
        "share_from",
        "since",
        "slack",
        "told",
        "window_end",
    )  # fmt: skip

    def __init__(
        self, kind: str, now: float, limit: float, refill: float | None = None, since: int = 0, guess: float = 0.0
    ) -> None:
        super().__init__(now)
        self.kind = kind
        """What is counted: "requests", "tokens", "input_tokens" ..."""
        self.counts_requests = kind.startswith("requests")
        self.told = refill is not None
        """Whether the user told this limit; else the headers do."""
        self.ignored = False
        """Whether its figures have proved wrong."""
        self.honesty = Honesty()
        """Whether they seem right all the same."""
        self.since = since
        """How many calls had been sent when this limit was first told."""
        self.figures = Figures(limit)
        self.limit = limit
        self.refill = self.figures.refill if refill is None else refill
        self.level = limit
        self.mean = 1.0 if self.counts_requests else guess or 1.0
        """The cost of an average call."""
        self.doubt = 0.0
        """By how much the cost of a call is wrong, on average."""
        self.slack = 0.0
        """By how much the level has been found to be wrong of late."""
        self.ratio = 1.0
        """What a call costs, as a share of our estimate."""
        self._judged = 1.0
        """The same as the figures show it: services judge a call by what it has used, or by their own estimate."""
        self.settled = 0
        self._used = self._guessed = 0.0
        self.sent = 0.0
        """All that we have sent."""
        self.share = 1.0
        """The part of the refill that we take; less than 1 after refusals, when others use the bucket too."""
        self.share_from = now
        self.window_end = FOREVER_S
        """When a fixed window ends."""
        self._newest = -FOREVER_S
        self._learned_at = now - FOREVER_S
        self._big: tuple[float, float] | None = None
        self.fixed = False
        """Whether it is filled at once, at the end of each window."""
        self.guessed = not self.told
        """Whether the refill is a mere guess."""
        self.alone = False
        """Whether nobody else uses it."""
        self.reserve = self.kept = 0.0
        self._set_reserve()

    def cost_of(self, guess: float) -> float:
        """Return what a call takes from this bucket; `guess` is the estimate of its tokens."""
        return 1.0 if self.counts_requests else guess * self.ratio

    def _set_reserve(self) -> None:
        """Set the level at which we take exactly what flows in, and what is kept besides because our count may be wrong."""
        if self.told or self.alone:
            little = max(2 * self.mean + 2 * self.doubt, 0.05 * self.refill)
            self.reserve = max(min(0.03 * self.limit, little), min(self.mean, self.limit / 2))
            self.kept = min(max(self.slack, 2 * self.doubt), 0.06 * self.limit)
        else:
            self.reserve = min(self.limit / 2, max(5 * self.refill, 16 * self.mean))
            self.kept = 0.0

    @property
    def speed(self) -> float:
        """What may be taken a second, now."""
        if self.fixed:
            left = max(self.window_end - self.at, 0.01)
            return self.share * max(self.level - 0.005 * self.limit, 0.01 * self.mean) / left
        above = self.level - self.kept
        speed = self.refill * self.share * max(above / self.reserve, _SLOWEST)
        if self.alone:
            speed = max(speed, above / 2)
        # Not faster: a burst arrives late, and so does what it teaches.
        speed = min(speed, max(2 * self.refill, self.level / 2))
        return max(speed, self.level) if self.guessed else speed

    def advance(self, now: float) -> None:
        """Let time pass."""
        passed = now - self.at
        if passed <= 0 or self.ignored:
            return
        if not self.fixed:
            self.level = min(self.limit, self.level + self.refill * passed)
        elif now >= self.window_end:
            self.level = self.limit
            self.window_end = now + (self.figures.window_s or self.limit / self.refill)
        if self.tail > self.passed:
            self.run(now, self.speed)
        else:
            self.at = now  # nobody waits

    def enter_call(self, guess: float, now: float) -> tuple[float, float]:
        """Return the place of a call, and what it takes."""
        self.advance(now)
        cost = self.cost_of(guess)
        if not self.counts_requests:
            self.mean += 0.05 * (cost - self.mean)
            if self.told:
                self._set_reserve()
        return self.enter(cost), cost

    def wait(self, place: float, cost: float, ahead: int, now: float) -> float:
        """Return how long a ticket has to sleep; 0 if it may go as far as this bucket is concerned.

        About so many tickets are `ahead` of it.
        """
        if self.ignored:
            return 0.0
        need = min(cost, 0.95 * self.limit)
        wait = 0.0
        if place > self.passed or now < self.starts:
            # An estimate by the speed in a trough would oversleep: the long-run speed counts.
            wait = self.until(place, now, max(self.speed, self.refill * self.share))
            if self.guessed:
                wait = min(wait, 1.0)
        if wait == 0.0:
            if self._big is not None and place > self._big[0]:
                if now < self._big[1]:
                    return 0.02
                self._big = None
            short = need - self.level + self.kept
            if short > 0:
                wait = min(max((short + ahead * self.mean) / max(self.refill, 1e-9), 0.002), 1.0)
                if cost > 2 * self.mean:  # those behind would take the little that flows in, again and again
                    self._big = (place, now + wait + 1.0)
        return wait

    def take(self, place: float, cost: float) -> None:
        """A call is sent."""
        self.level -= cost
        self.sent += cost
        if self._big is not None and self._big[0] >= place:
            self._big = None

    def leave_place(self, place: float, cost: float) -> None:
        """A ticket that waits is given back."""
        self.leave(cost)
        if self._big is not None and self._big[0] == place:
            self._big = None

    def learn(self, told: RateLimit, refused: bool, sent_at: float, sent_then: float, now: float) -> None:
        """Take the figures of an answer to a call sent at `sent_at`, when `sent_then` had been sent in all."""
        if self.ignored:
            self.ignored, self.at, self.passed = False, now, self.tail
            self._newest = -FOREVER_S
            self.figures.begin_again()
        if not self.figures.plausible and told.remaining is not None:
            self.figures.see_nothing_left(told, refused, sent_at, self.mean, now - sent_at)
        if sent_at < self._newest or told.remaining is None or not told.limit:
            return
        first, self._newest = self._newest < 0, sent_at
        figures = self.figures
        if refused or self.guessed or sent_at - self._learned_at >= _LEARN_S:
            self._learned_at = sent_at
            figures.learn(told, refused, sent_at, sent_then, (self.mean, self.doubt), now - sent_at)
            self.limit, self.refill = figures.limit, figures.refill
            if not self.counts_requests and self.settled and figures.cost != 1.0:
                self._judged += 0.3 * (self.ratio * figures.cost - self._judged)
                figures.cost = 1.0
            self.fixed, self.guessed, self.alone = figures.fixed, figures.guessed, figures.alone(now)
        level = told.remaining
        if self.counts_requests and told.reset_s and told.step_s * self.refill < 0.5:
            finer = self.limit - self.refill * told.reset_s  # what is left is told in whole calls
            level = finer if level < finer < level + 1 else level
        if self.fixed:
            end = sent_at + (told.reset_s or 0.0)
            if end <= now:
                level, end = self.limit, end + (figures.window_s or self.limit / self.refill)
            self.window_end = max(end, now)
        else:
            flow = self.refill if self.alone else self.refill - figures.others_per_s
            level = min(self.limit, level + flow * (now - sent_at))
        level -= self.sent - sent_then
        self.slack = 0.0 if first else max(self.level - level, 0.99 * self.slack)
        if level > self.level and self.alone and not self.fixed and not first:
            # Our own count is right where nobody else is; a call that came late to the server shows more than there is.
            level = self.level + 0.1 * (level - self.level)
        self.level = level
        self._set_reserve()

    def settle(self, guess: float, cost: float, used: float) -> None:
        """Learn from what a call has used in truth."""
        if guess > 0:
            self.settled += 1
            weight = max(0.05, 1 / (self.settled + 1))
            self._used += weight * (used - self._used)
            self._guessed += weight * (guess - self._guessed)
            by_use = min(max(self._used / self._guessed, 0.01), 100.0)
            self.ratio = by_use if self.told else min(max(self._judged, by_use), max(1.0, by_use))
            if self.ratio > 1.25 * by_use:
                used = guess * self.ratio
        if self.told:
            self.level += cost - used
        self.figures.correct(used - cost)
        self.doubt = (self.doubt**2 + 0.05 * ((cost - used) ** 2 - self.doubt**2)) ** 0.5
