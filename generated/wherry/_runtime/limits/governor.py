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
from .refusals import LONGEST_HOLD_S, Refusals, Sent
from .sharing import Trail
from .usage import Usage

__all__ = ("REFUSALS", "Governor", "Ticket")

REFUSALS = frozenset((429, 503, 529))
"""The server has too much to do, for us or for everybody."""

_TOLD_BURST_S = 1.0
_NOW_S = 0.0005
"""Nobody sleeps for less."""
_FRONT = 8
"""So many at the front of the queue look for a free slot, so that none stays free for long."""

WAITING, SENT, ANSWERED, OVER = range(4)


class Ticket(Sent):
    """The place of one call in the queue."""

    __slots__ = ("governor", "guess", "made_at", "number", "pace_place", "places", "sent", "state", "taken", "trail")

    def __init__(self, governor: Governor, now: float, guess: float) -> None:
        super().__init__()
        self.governor = governor
        self.state = WAITING
        self.made_at = now
        self.guess = guess
        self.number = 0
        self.pace_place = 0.0
        # For each bucket of the governor, as `costs`:
        self.places: list[float] = []
        self.sent: list[float] = []
        self.trail: Trail | None = None
        """That of its model."""
        self.taken: dict[str, float] = {}
        """What the model had taken from each limit when it was sent."""


class Governor:
    """One account and model. `random` returns numbers from 0 to 1; `running` counts the calls of all models."""

    __slots__ = (
        "_gap_s",
        "_gone",
        "_last_sent",
        "_limits",
        "_made",
        "_max_wait_s",
        "_random",
        "_refusals",
        "_sent",
        "buckets",
        "in_flight",
        "pace",
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
        self._refusals = Refusals(now, self.buckets, self.in_flight, self.pace)
        self.waiting = 0
        self._made = self._sent = self._gone = 0
        self._last_sent = now
        self._gap_s = 0.0
        self._max_wait_s = max(limits.max_wait_s, 1.0)

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
        ticket.before, ticket.refused = self.in_flight.enter(now), self._refusals.count
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
        refusals = self._refusals
        told = (
            rate_limits is not None
            and self._limits.headers
            and self._learn_figures(ticket, rate_limits, status in REFUSALS, now)
        )
        if status == 429:
            refusals.refused(ticket, now, rate_limits if told else None, retry_after_s, self.waiting)
        elif status in REFUSALS:
            refusals.failed(ticket, now)
        else:
            refusals.let_in(ticket, now, told)
        if retry_after_s is not None and retry_after_s > 1.0 and status in REFUSALS and not refusals.at_random:
            refusals.hold(now + min(retry_after_s, LONGEST_HOLD_S))

    def _learn_figures(self, ticket: Ticket, rate_limits: RateLimits, refused: bool, now: float) -> bool:
        """Return whether there were figures of use."""
        found = False
        for kind, told in rate_limits.told.items():
            if not told.limit or told.remaining is None:
                continue
            index = self._index_of(kind)
            ignored = index >= 0 and self.buckets[index].ignored
            if now < self._refusals.distrusted_until and (ignored or kind.startswith("requests")):
                if not (ignored and self.buckets[index].honesty.see(told, refused)):
                    continue
                self._refusals.believe(now)
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
                self._refusals.distrust(now)
                self.in_flight.begin_again()
        return found

    def _index_of(self, kind: str) -> int:
        for index, bucket in enumerate(self.buckets):
            if bucket.kind == kind and not bucket.told:
                return index
        return -1

# Copied from templates/runtime/limits/governor.py: edit it there.
