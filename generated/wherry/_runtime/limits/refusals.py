"""What refusals teach: of which limit they are, of one that nobody tells, or of none.

A refusal is explained by a limit that is told to be low; by nothing at all, where refusals come at random; by too many calls
in flight; or by a rate. The first that fits is taken.
"""

from __future__ import annotations

from ..base.rate_limits import RateLimits
from .bucket import Bucket
from .honesty import Honesty
from .in_flight import InFlight
from .pace import Pace
from .strays import Strays

__all__ = ("LONGEST_HOLD_S", "Refusals", "Sent")

LONGEST_HOLD_S = 120.0
_DISTRUST_S = 60.0
_LONGEST_DISTRUST_S = 3600.0


class Sent:
    """What is kept of a call that was sent."""

    __slots__ = ("before", "costs", "refused", "sent_at", "sent_number")

    def __init__(self) -> None:
        self.sent_at = 0.0
        self.sent_number = 0
        self.before = 0
        """How many calls were under way."""
        self.refused = 0
        """How many had been turned away."""
        self.costs: list[float] = []
        """What it takes from each bucket of the governor."""


class Refusals:
    """What is learned from the answers to calls, besides the figures in their headers."""

    __slots__ = (
        "_buckets",
        "_cut_at",
        "_distrust_s",
        "_failing",
        "_in_flight",
        "_let_in_at",
        "_no_in_flight",
        "_odd",
        "_pace",
        "_strays",
        "_told",
        "count",
        "distrusted_until",
    )

    def __init__(self, now: float, buckets: list[Bucket], in_flight: InFlight, pace: Pace) -> None:
        self._buckets = buckets
        self._in_flight = in_flight
        self._pace = pace
        self.count = 0
        """How many calls were turned away."""
        self._cut_at = now - 1e9
        self._odd = 0
        self.distrusted_until = now - 1.0
        """Until then headers have no say."""
        self._distrust_s = _DISTRUST_S
        self._failing = 0
        self._let_in_at = now
        self._no_in_flight = False
        """Whether calls in flight have proved not to be what is limited."""
        self._strays = Strays()
        self._told = False
        """Whether a call was let in whose headers tell limits."""

    @property
    def at_random(self) -> bool:
        """Whether refusals have nothing to do with what is sent."""
        return self._strays.on

    def let_in(self, call: Sent, now: float, told: bool) -> None:
        """A call was answered; `told`: its headers tell limits."""
        self._failing, self._let_in_at = 0, now
        self._strays.let_in()
        self._pace.answered(now - call.sent_at)
        if told and not self._told:
            self._told = True
            if self._pace.on or self._in_flight.learned:  # from refusals that told nothing, before the first headers
                self._pace.forget()
                self._in_flight.forget()
        if self._in_flight.answered(now, call.sent_at, self._others(call), told):
            self._one_stray()
        if self._pace.on:
            self._pace.let_in(now)
        for bucket in self._buckets:
            if bucket.share < 1.0 and now > bucket.share_from:
                calm = min(1.0, (now - bucket.share_from) / 5)
                bucket.share = min(
                    1.0, bucket.share + 0.01 * calm * min(1.0, 20 * bucket.mean / max(bucket.refill, 1e-9))
                )

    def refused(
        self, call: Sent, now: float, told: RateLimits | None, retry_after_s: float | None, waiting: int
    ) -> None:
        """A call was turned away, while so many wait; `told` is what its headers tell."""
        self._failing = 0
        self._pace.answered(now - call.sent_at)
        self._pace.turned_away(call.sent_number)
        self._explain(call, now, told, retry_after_s, waiting)
        self.count += 1

    def _explain(
        self, call: Sent, now: float, told: RateLimits | None, retry_after_s: float | None, waiting: int
    ) -> None:
        first = call.sent_at > self._cut_at  # the others were sent before anybody could know
        if first:
            self._cut_at = now
        if told is not None and now >= self.distrusted_until:
            empty = [index for index, bucket in enumerate(self._buckets) if self._is_empty(call, index, bucket, told)]
            if empty:
                self._odd = 0
                for index in empty:
                    bucket = self._buckets[index]
                    reset_s = told.told[bucket.kind].reset_s
                    if bucket.figures.on_refusals_alone and retry_after_s is None and reset_s:
                        self.hold(now + min(reset_s, LONGEST_HOLD_S))  # the only time that this service tells
                    self._yield_to_others(bucket, call, now)
                return
        self._strays.refused()
        if self._is_stray(call, first, now):
            return
        if told is not None and now >= self.distrusted_until:
            plenty = all(limit.left > 0.5 for limit in told.told.values())
            self._odd += 2 if plenty else first
            if self._odd < 2 and not self._pace.on:
                return
            self.distrust(now)
        self._learn_limit(call, now, retry_after_s, first, waiting)

    def failed(self, call: Sent, now: float) -> None:
        """The server fails; when nothing else comes from it any more, all wait a little, and then longer."""
        self._failing += 1
        if self._failing >= 4 and now - self._let_in_at > 0.5 and call.sent_at > self._cut_at:
            self._cut_at = now
            self.hold(now + min(0.05 * self._failing, 2.0))

    def hold(self, until: float) -> None:
        """Nothing is sent until then."""
        for clock in (self._pace, *self._buckets):
            clock.starts = max(clock.starts, until)

    def distrust(self, now: float) -> None:
        """The headers show plenty, and yet calls are refused: for a while go by the refusals alone."""
        self._odd = 0
        self.distrusted_until = now + self._distrust_s
        self._distrust_s = min(2 * self._distrust_s, _LONGEST_DISTRUST_S)
        for bucket in self._buckets:
            if not bucket.told and (bucket.figures.contradicted or bucket.kind.startswith("requests")):
                bucket.ignored, bucket.honesty = True, Honesty()
                bucket.figures.contradicted = False

    def believe(self, now: float) -> None:
        """The headers have told the truth: what was learned without them is not needed."""
        self.distrusted_until, self._distrust_s = now, _DISTRUST_S
        self._pace.forget()
        self._in_flight.forget()

    def _is_stray(self, call: Sent, first: bool, now: float) -> bool:
        """Whether a refusal that no header explains says nothing of any limit."""
        strays, pace, in_flight = self._strays, self._pace, self._in_flight
        if strays.on:
            return True
        if strays.heap:
            return False
        if pace.on:
            if not pace.surprises(call.sent_number):
                return False
            pace.slow_down()
        elif in_flight.learned:
            if not in_flight.surprises():
                return False
            in_flight.slow_down()
        elif first and in_flight.pause(self._others(call), now):
            return False
        if first:
            self._one_stray()
        return True

    def _one_stray(self) -> None:
        """One more that says nothing of any limit. When there were enough, what was learned is forgotten."""
        if not self._strays.on and self._strays.one_more():
            self._in_flight.begin_again()
            self._pace.forget()
            self._no_in_flight = False
            self.distrusted_until = self._let_in_at

    def _others(self, call: Sent) -> int:
        """How many others were under way at the server when a call came: not those that it had turned away."""
        return max(call.before - (self.count - call.refused), 0)

    def _is_empty(self, call: Sent, index: int, bucket: Bucket, told: RateLimits) -> bool:
        """Whether this bucket explains a refusal: it is told to be low."""
        figures = told.told.get(bucket.kind)
        if bucket.told or figures is None or figures.remaining is None:
            return False
        cost = call.costs[index] if index < len(call.costs) else bucket.mean
        return figures.remaining < max(2 * cost, 0.1 * bucket.limit)

    def _yield_to_others(self, bucket: Bucket, call: Sent, now: float) -> None:
        figures = bucket.figures
        if figures.alone(now):  # our count was wrong
            bucket.slack += max(bucket.mean, 0.01 * bucket.limit)
        elif now > bucket.share_from:
            bucket.share = max(0.5 * bucket.share, 0.001)
            bucket.share_from = now + max(0.5, now - call.sent_at)

    def _learn_limit(self, call: Sent, now: float, retry_after_s: float | None, first: bool, waiting: int) -> None:
        """A refusal that no header explains: the rate is limited, or the calls in flight."""
        in_flight, pace = self._in_flight, self._pace
        others = self._others(call)
        possible = in_flight.explains(others)
        if in_flight.learned and not possible:
            in_flight.forget()
            self._no_in_flight = True
        if in_flight.learned and not first:
            in_flight.lower(others)
            return
        if in_flight.learned or (possible and not (self._no_in_flight or pace.on or retry_after_s is not None)):
            in_flight.limit_to(others, call.sent_at, now)
            pace.empty(call.sent_at, call.sent_number, now)
            return
        pace.refused(call.sent_at, call.sent_number, now, waiting)
        if pace.falls >= 3 and not self._no_in_flight:
            pace.forget()
            in_flight.limit_to(others, call.sent_at, now)

# Copied from templates/runtime/limits/refusals.py: edit it there.
