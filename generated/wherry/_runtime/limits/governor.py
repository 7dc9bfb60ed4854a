"""The governor of one account and model: who may send now, and what every answer says about the limits.

Pure: the time comes in as an argument, nothing sleeps here, nobody is woken. Whoever wants to send takes a ticket and asks
with it until the answer is 0; in between he sleeps for as long as he was told.
"""

from __future__ import annotations

from collections.abc import Callable

from ..base.rate_limits import RateLimits
from .bucket import Bucket
from .in_flight import InFlight, Running
from .limits import Limits
from .pace import Pace
from .sharing import Trail
from .strays import Strays
from .usage import Usage

__all__ = ("REFUSALS", "Governor", "Ticket")

REFUSALS = frozenset((429, 503, 529))
"""The server has too much to do, for us or for everybody."""

_TOLD_BURST_S = 1.0
_DISTRUST_S = 60.0
_LONGEST_DISTRUST_S = 3600.0
_LONGEST_HOLD_S = 120.0
_NOW_S = 0.0005
"""Nobody sleeps for less."""
_FRONT = 8
"""So many at the front of the queue look for a free slot, so that none stays free for long."""

WAITING, SENT, ANSWERED, OVER = range(4)


class Ticket:
    """The place of one call in the queue."""

    __slots__ = ("before", "costs", "governor", "guess", "made_at", "number", "pace_place", "places", "refused", "sent",
                 "sent_at", "sent_number", "state", "taken", "trail")  # fmt: skip

    def __init__(self, governor: Governor, now: float, guess: float) -> None:
        self.governor = governor
        self.state = WAITING
        self.made_at = now
        self.guess = guess
        self.number = self.sent_number = self.before = self.refused = 0
        self.pace_place = self.sent_at = 0.0
        # For each bucket of the governor:
        self.costs: list[float] = []
        self.places: list[float] = []
        self.sent: list[float] = []
        self.trail: Trail | None = None
        """That of its model."""
        self.taken: dict[str, float] = {}
        """What the model had taken from each limit when it was sent."""


class Governor:
    """One account and model. `random` returns numbers from 0 to 1; `running` counts the calls of all models."""

    __slots__ = (
        "_cut_at",
        "_distrust_s",
        "_distrusted_until",
        "_failing",
        "_gap_s",
        "_gone",
        "_last_sent",
        "_let_in_at",
        "_limits",
        "_made",
        "_max_wait_s",
        "_no_in_flight",
        "_odd",
        "_random",
        "_sent",
        "_strays",
        "buckets",
        "in_flight",
        "pace",
        "refused",
        "waiting",
    )  # fmt: skip

    def __init__(self, now: float, limits: Limits, random: Callable[[], float], running: Running | None = None) -> None:
        self._limits = limits
        self._random = random
        self.buckets: list[Bucket] = []
        for kind, told in (("requests", limits.requests_per_minute), ("tokens", limits.tokens_per_minute)):
            if told is not None:
                self.buckets.append(Bucket(kind, now, max(told / 60 * _TOLD_BURST_S, 1.0), told / 60))
        self.pace = Pace(now)
        self.in_flight = InFlight(now, limits.concurrent, running or Running())
        self.waiting = 0
        self.refused = 0
        """How many calls were turned away."""
        self._made = self._sent = self._gone = 0
        self._last_sent = now
        self._gap_s = 0.0
        self._max_wait_s = max(limits.max_wait_s, 1.0)
        self._cut_at = now - 1e9
        self._odd = 0
        self._distrusted_until = now - 1.0
        self._distrust_s = _DISTRUST_S
        self._failing = 0
        self._let_in_at = now
        self._no_in_flight = False
        self._strays = Strays()

    # --- the way of a call --------------------------------------------------------------------------------------------

    def ticket(self, now: float, tokens: float = 0.0) -> Ticket:
        """Return a place at the end of the queue for a call of about so many tokens."""
        ticket = Ticket(self, now, tokens)
        self._made += 1
        self.waiting += 1
        ticket.number = self._made
        self.pace.advance(now)
        ticket.pace_place = self.pace.enter(1.0)
        if self.buckets:
            self._enter_buckets(ticket, now)
        return ticket

    def _enter_buckets(self, ticket: Ticket, now: float) -> None:
        """Give the ticket a place in every bucket in which it has none: the first answer tells of buckets, too."""
        costs = ticket.costs
        for bucket in self.buckets[len(costs) :]:
            place, cost = bucket.enter_call(ticket.guess, now)
            costs.append(cost)
            ticket.places.append(place)

    def ask(self, ticket: Ticket, now: float) -> float:
        """Return 0.0 if the call may be sent: it counts as sent then. Else sleep at most so many seconds and ask again."""
        if ticket.state != WAITING:
            return 0.0
        if len(ticket.costs) < len(self.buckets):
            self._enter_buckets(ticket, now)
        self.pace.advance(now)
        wait = self.pace.wait(ticket.pace_place, now)
        ahead = max(ticket.number - self._sent - self._gone - 1, 0)
        for bucket, place, cost in zip(self.buckets, ticket.places, ticket.costs, strict=False):
            bucket.advance(now)
            more = bucket.wait(place, cost, ahead, now)
            if more > wait:
                wait = more
        in_flight = self.in_flight
        if in_flight.limited and wait <= _NOW_S:
            wait = self._wait_for_slot(ahead, now)
        if wait > _NOW_S:
            idle = now - max(self._last_sent, ticket.made_at)
            if idle < self._max_wait_s or not in_flight.free(now):
                return min(wait, max(self._max_wait_s - idle, 0.01))
            # Whatever the headers say: after so long somebody has to try.
        self._send(ticket, now)
        return 0.0

    def _wait_for_slot(self, ahead: int, now: float) -> float:
        """Calls in flight are limited: those at the front of the queue look often, the others seldom.

        Where there is room for all who are ahead, too, nobody sleeps: threads that sleep would be ahead of all that come,
        and so keep a queue alive that nothing holds back.
        """
        in_flight = self.in_flight
        near = ahead <= _FRONT
        if (near or ahead < in_flight.room) and in_flight.free(now):
            return 0.0
        jitter = 1 + self._random()
        return 0.004 * jitter if near else min(max(0.004 * jitter, ahead * self._gap_s / 2), 0.5)

    def _send(self, ticket: Ticket, now: float) -> None:
        ticket.state, ticket.sent_at = SENT, now
        self._gap_s += 0.05 * (min(now - self._last_sent, 1.0) - self._gap_s)
        self._last_sent = now
        self.waiting -= 1
        self._sent += 1
        ticket.sent_number = self.pace.take(now)
        ticket.before, ticket.refused = self.in_flight.enter(now), self.refused
        for bucket, place, cost in zip(self.buckets, ticket.places, ticket.costs, strict=False):
            bucket.take(place, cost)
            ticket.sent.append(bucket.sent)

    def give_back(self, ticket: Ticket, now: float) -> None:
        """The call was cancelled, or failed without an answer. Whatever its state was, it leaves no trace."""
        if ticket.state == WAITING:
            self.waiting -= 1
            self._gone += 1
            self.pace.advance(now)
            self.pace.leave(1.0)
            for bucket, place, cost in zip(self.buckets, ticket.places, ticket.costs, strict=False):
                bucket.advance(now)
                bucket.leave_place(place, cost)
        elif ticket.state != OVER:
            self.in_flight.leave()
        ticket.state = OVER

    def finished(self, ticket: Ticket, now: float, usage: Usage | None = None) -> None:
        """The answer was read, or given up: the call is no longer in flight. `usage`: the tokens that it has used."""
        if ticket.state == ANSWERED and usage is not None:
            for bucket, cost in zip(self.buckets, ticket.costs, strict=False):
                used = usage.of(bucket.kind)
                if used is not None:
                    bucket.settle(ticket.guess, cost, used)
        self.give_back(ticket, now)

    # --- what answers say ---------------------------------------------------------------------------------------------

    def answered(
        self, ticket: Ticket, now: float, status: int, rate_limits: RateLimits | None, retry_after_s: float | None
    ) -> None:
        """Learn from the head of an answer."""
        if ticket.state != SENT:
            return
        ticket.state = ANSWERED
        told = (
            rate_limits is not None
            and self._limits.headers
            and self._learn_figures(ticket, rate_limits, status in REFUSALS, now)
        )
        if status == 429:
            self._failing = 0
            self._refused(ticket, now, rate_limits if told else None, retry_after_s)
            self.refused += 1
        elif status in REFUSALS:
            self._failed(ticket, now)
        else:
            self._let_in(ticket, now, told)
        if retry_after_s is not None and retry_after_s > 1.0 and status in REFUSALS and not self._strays.on:
            self._hold(now + min(retry_after_s, _LONGEST_HOLD_S))

    def _learn_figures(self, ticket: Ticket, rate_limits: RateLimits, refused: bool, now: float) -> bool:
        """Return whether there were figures of use."""
        found = False
        for kind, told in rate_limits.told.items():
            if not told.limit or told.remaining is None:
                continue
            index = self._index_of(kind)
            wrong = kind.startswith("requests") or (index >= 0 and self.buckets[index].ignored)
            if now < self._distrusted_until and wrong:
                continue
            found = True
            if index < 0:
                index = len(self.buckets)
                self.buckets.append(Bucket(kind, now, told.limit, since=self.pace.sent, guess=ticket.guess))
            bucket = self.buckets[index]
            bucket.advance(now)
            if index < len(ticket.sent):
                sent_then = ticket.sent[index]
            else:  # sent before this limit was first told
                sent_then = (ticket.sent_number - bucket.since) * bucket.mean
            bucket.learn(told, refused, ticket.sent_at, sent_then, now)
            if bucket.figures.contradicted:
                self._distrust(now)
                self.in_flight.begin_again()
        return found

    def _index_of(self, kind: str) -> int:
        for index, bucket in enumerate(self.buckets):
            if bucket.kind == kind and not bucket.told:
                return index
        return -1

    def _let_in(self, ticket: Ticket, now: float, told: bool) -> None:
        self._failing, self._let_in_at = 0, now
        self._strays.let_in()
        if self.in_flight.answered(now, ticket.sent_at, self._others(ticket), told):
            self._one_stray()
        if self.pace.on:
            self.pace.let_in(now)
        for bucket in self.buckets:
            if bucket.share < 1.0 and now > bucket.share_from:
                calm = min(1.0, (now - bucket.share_from) / 5)
                bucket.share = min(
                    1.0, bucket.share + 0.01 * calm * min(1.0, 20 * bucket.mean / max(bucket.refill, 1e-9))
                )

    def _refused(self, ticket: Ticket, now: float, told: RateLimits | None, retry_after_s: float | None) -> None:
        first = ticket.sent_at > self._cut_at  # the others were sent before anybody could know
        if first:
            self._cut_at = now
        if told is not None and now >= self._distrusted_until:
            empty = [index for index, bucket in enumerate(self.buckets) if self._is_empty(ticket, index, bucket, told)]
            if empty:
                self._odd = 0
                for index in empty:
                    bucket = self.buckets[index]
                    reset_s = told.told[bucket.kind].reset_s
                    if bucket.figures.on_refusals_alone and retry_after_s is None and reset_s:
                        self._hold(now + min(reset_s, _LONGEST_HOLD_S))  # the only time that this service tells
                    self._yield_to_others(bucket, ticket, now)
                return
            self._strays.refused()
            if self._is_stray(ticket, first, True, now):
                return
            plenty = all(limit.left > 0.5 for limit in told.told.values())
            self._odd += 2 if plenty else first
            if self._odd < 2 and not self.pace.on:
                return
            self._distrust(now)
        else:
            self._strays.refused()
            if self._is_stray(ticket, first, False, now):
                return
        self._learn_limit(ticket, now, retry_after_s, first)

    def _is_stray(self, ticket: Ticket, first: bool, told: bool, now: float) -> bool:
        """Whether a refusal that no header explains says nothing of any limit."""
        strays, pace, in_flight = self._strays, self.pace, self.in_flight
        if strays.on:
            return True
        if strays.heap:
            return False
        if pace.on:
            if not pace.surprises(ticket.sent_number):
                return False
            pace.slow_down()
        elif in_flight.learned:
            if not in_flight.surprises():
                return False
            in_flight.slow_down()
        elif first and in_flight.pause(self._others(ticket), now):
            return False
        if first:
            self._one_stray()
        return True

    def _one_stray(self) -> None:
        """One more that says nothing of any limit. When there were enough, what was learned is forgotten."""
        if not self._strays.on and self._strays.one_more():
            self.in_flight.begin_again()
            self.pace.forget()
            self._no_in_flight = False
            self._distrusted_until = self._let_in_at

    def _others(self, ticket: Ticket) -> int:
        """How many others were under way at the server when a call came: not those that it had turned away."""
        return max(ticket.before - (self.refused - ticket.refused), 0)

    def _let_in_before(self, ticket: Ticket) -> int:
        return ticket.sent_number - 1 - self.refused

    def _is_empty(self, ticket: Ticket, index: int, bucket: Bucket, told: RateLimits) -> bool:
        """Whether this bucket explains a refusal: it is told to be low."""
        figures = told.told.get(bucket.kind)
        if bucket.told or figures is None or figures.remaining is None:
            return False
        cost = ticket.costs[index] if index < len(ticket.costs) else bucket.mean
        return figures.remaining < max(2 * cost, 0.1 * bucket.limit)

    def _yield_to_others(self, bucket: Bucket, ticket: Ticket, now: float) -> None:
        figures = bucket.figures
        if figures.alone(now):  # our count was wrong
            bucket.slack += max(bucket.mean, 0.01 * bucket.limit)
        elif now > bucket.share_from:
            bucket.share = max(0.5 * bucket.share, 0.001)
            bucket.share_from = now + max(0.5, now - ticket.sent_at)

    def _distrust(self, now: float) -> None:
        """The headers show plenty, and yet calls are refused: for a while go by the refusals alone."""
        self._odd = 0
        self._distrusted_until = now + self._distrust_s
        self._distrust_s = min(2 * self._distrust_s, _LONGEST_DISTRUST_S)
        for bucket in self.buckets:
            if not bucket.told and (bucket.figures.contradicted or bucket.kind.startswith("requests")):
                bucket.ignored = True
                bucket.figures.contradicted = False

    def _learn_limit(self, ticket: Ticket, now: float, retry_after_s: float | None, first: bool) -> None:
        """A refusal that no header explains: the rate is limited, or the calls in flight."""
        in_flight, pace = self.in_flight, self.pace
        others = self._others(ticket)
        let_in = self._let_in_before(ticket)
        possible = in_flight.explains(others)
        if in_flight.learned and not possible:
            in_flight.forget()
            self._no_in_flight = True
        if in_flight.learned and not first:
            in_flight.lower(others)
            return
        if in_flight.learned or (possible and not (self._no_in_flight or pace.on or retry_after_s is not None)):
            in_flight.limit_to(others, ticket.sent_at, now)
            pace.empty(ticket.sent_at, let_in)
            return
        pace.refused(ticket.sent_at, let_in, now, self.waiting)
        if pace.falls >= 3 and not self._no_in_flight:
            pace.forget()
            in_flight.limit_to(others, ticket.sent_at, now)

    def _failed(self, ticket: Ticket, now: float) -> None:
        """The server fails; when nothing else comes from it any more, all wait a little, and then longer."""
        self._failing += 1
        if self._failing >= 4 and now - self._let_in_at > 0.5 and ticket.sent_at > self._cut_at:
            self._cut_at = now
            self._hold(now + min(0.05 * self._failing, 2.0))

    def _hold(self, until: float) -> None:
        for clock in (self.pace, *self.buckets):
            clock.starts = max(clock.starts, until)

# Copied from templates/runtime/limits/governor.py: edit it there.
