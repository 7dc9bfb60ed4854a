"""What the figures of successive answers say about a bucket: how fast it is refilled, and whether others use it too.

Only the reset tells the window of a limit, and not always: `limit x reset / used` is the window of a token bucket, but where a
fixed window ends, the reset just counts down. Which of the two it is shows after a few answers. Where the reset says
nothing (whole seconds, too short), the refill is what is seen to flow back.
"""

from __future__ import annotations

import math

from ..base.rate_limits import RateLimit

__all__ = ("Figures",)

_USUAL_WINDOW_S = 60.0
_WINDOWS_S = (1.0, 10.0, 60.0, 3_600.0, 86_400.0)
_SHORTEST_WINDOW_S = 0.1
_LONGEST_WINDOW_S = 86_400.0 * 31
_UNSURE = 0.3
_UNDER_WAY = 16
"""Of about so many calls the true cost is not known yet."""
_BARE = 4
"""So many calls have to be let in with nothing left until that is doubted."""
_JITTER_S = 0.2
"""Of two calls that are sent together, one may arrive so much later, if it was not answered before."""
_SOME = 8
_QUIET_S = 10.0
"""How long nobody else may use the bucket until we count as alone."""


class Figures:
    """The refill of one bucket, as far as its figures tell."""

    __slots__ = (
        "_bare",
        "_bare_s",
        "_countdown",
        "_error",
        "_flow",
        "_last",
        "_mark",
        "_most",
        "_paid",
        "_quiet",
        "_refused",
        "contradicted",
        "cost",
        "limit",
        "on_refusals_alone",
        "others_per_s",
        "others_until",
        "plausible",
        "refill",
        "window_s",
    )

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.refill = limit / _USUAL_WINDOW_S
        self.window_s = 0.0
        """The longest time until a reset so far; of a fixed window that is its length, sooner or later."""
        self.others_until = 0.0
        """Others were seen to use the bucket so short a time ago that they count until then."""
        self.on_refusals_alone = True
        """Whether no answer but refusals has told figures yet."""
        self.others_per_s = 0.0
        """What others take a second."""
        self._error = 9.0
        self._flow = 0.0
        self._most = math.inf
        """The refill is no more than this: so long does what is missing take to come back."""
        self._quiet = 2
        self._countdown = 0
        self._refused: tuple[float, float, float] | None = None
        self._bare = 0
        self._bare_s = (math.inf, 0.0)
        self.plausible = False
        """Whether something was ever said to be left, or a call was refused when nothing was."""
        self.contradicted = False
        """Whether a call was refused for want of what the next answer shows in plenty, or nothing is ever left."""
        self._last: tuple[float, float, float, float] | None = None
        self._mark: tuple[float, float, float] | None = None
        self._paid: tuple[float, float, float] | None = None
        self.cost = 1.0
        """What our last few calls have taken, as a share of what we thought."""

    @property
    def fixed(self) -> bool:
        """Whether the bucket is filled at once, at the end of each window."""
        return self._countdown >= 2

    @property
    def error(self) -> float:
        """How far off the refill may be, as a share of it."""
        return self._error

    @property
    def guessed(self) -> bool:
        """Whether the refill is a mere guess."""
        return self._error > _UNSURE and not self._flow

    def alone(self, now: float) -> bool:
        """Return whether nobody else uses this bucket."""
        return self._quiet >= 2 and now >= self.others_until

    def learn(
        self, told: RateLimit, refused: bool, sent_at: float, sent: float, cost: tuple[float, float], lag: float
    ) -> None:
        """Take the figures of an answer.

        `sent` is all that we had sent by then, `cost` what a call takes on average and by how much that may be wrong, `lag`
        the time that the answer took.
        """
        limit, remaining, reset = told.limit, told.remaining, told.reset_s
        assert limit
        assert remaining is not None
        if limit != self.limit:
            self.limit, self.refill, self._error = limit, self.refill * limit / self.limit, 9.0
            self.begin_again()
            self._most = math.inf
        if told.window_s:
            self.refill, self._error = limit / told.window_s, 0.0
        self.on_refusals_alone = self.on_refusals_alone and refused
        self._see_contradiction(sent_at, remaining, refused, cost[0], lag)
        used = limit - remaining
        if reset and used >= 1.0:
            step = told.step_s
            self._see_countdown(told, sent_at, sent, cost[0], min(lag, _JITTER_S))
            if not told.window_s and not self.fixed and not (refused and self._error <= _UNSURE):
                self._see_window(reset, used, step)
        self._see_flow(sent_at, remaining, sent, *cost)
        self._see_cost(sent_at, remaining, sent, cost[0])

    def begin_again(self) -> None:
        """Nothing was looked at for a while."""
        self._last = self._mark = self._paid = self._refused = None

    def correct(self, more: float) -> None:
        """A call has taken so much more than was thought."""
        if self._mark is not None:
            sent_at, remaining, sent = self._mark
            self._mark = (sent_at, remaining, sent - more)
        if self._paid is not None:
            sent_at, remaining, sent = self._paid
            self._paid = (sent_at, remaining, sent - more)

    def _see_cost(self, sent_at: float, remaining: float, sent: float, mean: float) -> None:
        """What is missing after a few of our calls is what they have cost, or others' calls."""
        before = self._paid or (sent_at, remaining, sent)
        ours = sent - before[2]
        if self._paid is None or ours >= _SOME * mean:
            self._paid = (sent_at, remaining, sent)
        if ours >= _SOME * mean:
            flow = self.refill * (sent_at - before[0]) if before[1] < 0.9 * self.limit else 0.0
            self.cost = max(before[1] - remaining + flow, 0.0) / ours

    def see_nothing_left(self, told: RateLimit, refused: bool, sent_at: float, mean: float, lag: float) -> None:
        """Nothing is ever left: true where others use it all. Not where we alone get more than flows back, or far less of it."""
        if refused or (told.remaining or 0.0) >= 1.0:
            self.plausible = True
            return
        self._bare += 1
        first, last = self._bare_s = min(self._bare_s[0], sent_at), max(self._bare_s[1], sent_at)
        flow = self.refill if told.reset_s is None else told.reset_s and self.limit / told.reset_s
        flows = flow * (last - first)
        more = (self._bare - 2) * mean > flows + flow * min(lag, _JITTER_S)
        self.contradicted |= self._bare >= _BARE and (more or self._bare * mean < flows / 2 > self.limit / 2)

    def _see_contradiction(self, sent_at: float, remaining: float, refused: bool, mean: float, lag: float) -> None:
        """Little was left for a call that was refused: then a call that is sent when that is known cannot find plenty."""
        if refused:
            self._refused = (sent_at, remaining, sent_at + lag)
        elif self._refused is not None and sent_at >= self._refused[2]:  # else it may have come there before
            before, left, _ = self._refused
            self._refused = None
            risen = remaining - left - 2 * self.refill * (sent_at + lag - before)
            self.contradicted |= not self.fixed and left < 0.1 * self.limit and risen > max(0.3 * self.limit, 20 * mean)

    def _see_window(self, reset: float, used: float, step: float) -> None:
        """`limit x reset / used`, if the rounding of both leaves enough of it; else the window is no longer than that."""
        error = step / reset + 1.0 / used
        if error > _UNSURE:
            if self._error > _UNSURE:
                self._most = min(1.001 * self._most, used / max(reset - step, 1e-9))
                likely = (used - 0.5) / (reset + (step if step < 1 else 0.0))
                likely = min(max(self.refill, likely), self._most, self.limit / _SHORTEST_WINDOW_S)
                self.refill = max(likely, self.limit / _USUAL_WINDOW_S)
            return
        window = min(max(reset * self.limit / used, _SHORTEST_WINDOW_S), _LONGEST_WINDOW_S)
        before = self.limit / self.refill
        if error > self._error and abs(window / before - 1) <= error + self._error:
            return  # it agrees with what is known better
        for usual in _WINDOWS_S:
            if abs(window / usual - 1) <= error:
                window = usual
        self.refill, self._error = self.limit / window, error

    def _see_countdown(self, told: RateLimit, sent_at: float, sent: float, mean: float, lag: float) -> None:
        """While calls are sent, a token bucket's reset grows by what they take; that of a fixed window counts down."""
        remaining, reset, step, last = told.remaining or 0.0, told.reset_s or 0.0, told.step_s, self._last
        self.window_s = max(self.window_s, reset)
        if last is None or remaining > last[2] + 1 or sent_at < last[0]:
            self._last = (sent_at, reset, remaining, sent)  # the first figures, or those of the next window
            return
        passed, ours = sent_at - last[0], sent - last[3]
        by_ours = ours * reset / max(self.limit - remaining, 1.0)
        if ours < 10 * mean or passed < 2 * step or by_ours < max(4 * step, lag / 2):
            return
        grown = reset - last[1] + passed
        if abs(grown) <= max(0.25 * by_ours, step) and last[2] - remaining >= 0.5 * ours:
            self._countdown = min(self._countdown + 1, 4)
            if self.fixed:
                self.refill = self.limit / self.window_s
        elif grown > 0.5 * by_ours:
            self._countdown = max(self._countdown - 1, -4)
        self._last = (sent_at, reset, remaining, sent)

    def _see_flow(self, sent_at: float, remaining: float, sent: float, mean: float, doubt: float) -> None:
        """Between two answers `sent` less what is missing has flowed back; what then is missing still, others took."""
        mark = self._mark
        if mark is None or sent_at < mark[0]:
            self._mark = mark or (sent_at, remaining, sent)
            return
        passed = sent_at - mark[0]
        back = remaining - mark[1] + sent - mark[2]
        full = max(remaining, mark[1]) > 0.9 * self.limit
        flows = self.refill * passed
        due = 0.0 if full else flows  # a full bucket lets flow past what we cannot see
        calls = max(sent - mark[2], 0.0) / mean + _UNDER_WAY
        taken = due - back - 3 * doubt * calls**0.5
        if taken > 0.03 * due + 6 * mean:
            self.others_until, self._quiet = sent_at + _QUIET_S, 0
        elif passed < 1.0 or flows < 20 * mean:
            left_full = full and remaining <= 0.9 * self.limit
            if passed < (0.25 if self.guessed else 1.0) or (self._error <= _UNSURE and not left_full):
                return
        elif not full:
            if taken > 0.03 * due + 2 * mean:
                self.others_until, self._quiet = sent_at + _QUIET_S, 0
            else:
                self._quiet += 1
        if not full and passed > 0:
            self.others_per_s += 0.5 * (min(max(due - back, 0.0), due) / passed - self.others_per_s)
        if back >= 8 * mean and passed > 0:
            self._flow = max(0.9 * self._flow, back / passed)
            if self._error > _UNSURE:
                self.refill = max(self.refill, min(self._flow, self._most))
        self._mark = (sent_at, remaining, sent)

# Copied from templates/runtime/limits/figures.py: edit it there.
