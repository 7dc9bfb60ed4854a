"""All governors of a client: one for each account and model, found by its name, or by its figures.

Some names share their limits: a model and its dated snapshot, or all models of a service. It shows in the headers: both
tell the same limits, and each sees the calls of the other come off. Such names get one governor.

The lock, the clock and the dice come in as arguments; the lock is held for microseconds, never over a wait.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from ..base.rate_limits import RateLimits
from .governor import Governor, Ticket
from .in_flight import Running
from .limits import Limits
from .usage import Usage

__all__ = ("Governors", "KnownBucket", "KnownLimits")

_ALIKE = 5
"""So often in a row the figures of two names have to agree."""


class KnownBucket(NamedTuple):
    """One limit as it is thought to be now."""

    kind: str
    """What is counted: "requests", "tokens", "input_tokens", "requests_per_day" ..."""
    limit: float
    remaining: float
    refill_per_s: float
    told_by: str
    """"headers" or "user"."""
    share: float
    """The part of the refill that is taken: less than 1 for a while after refusals, when others use the limit, too."""


class KnownLimits(NamedTuple):
    """What is known of the limits of one account and of the models that share them."""

    origin: str
    models: tuple[str, ...]
    buckets: tuple[KnownBucket, ...]
    waiting: int
    in_flight: int
    most_in_flight: int | None
    """How many calls may be under way, as far as it is limited: told by the user, or learned from refusals."""
    learned_per_s: float | None
    """Calls a second, learned from refusals where no header tells."""
    sent: int
    refused: int

    @property
    def model(self) -> str:
        """The models in one text."""
        return ", ".join(self.models)


class _Family:
    """The names that share a governor."""

    __slots__ = ("alike", "governor", "models", "origin")

    def __init__(self, origin: str, governor: Governor) -> None:
        self.origin = origin
        self.governor = governor
        self.models: list[str] = []
        self.alike: dict[int, int] = {}
        """How often in a row the figures of another family have agreed with ours, by its id."""


class Governors:
    """The governors of a client and its copies, behind one lock. `random` returns numbers from 0 to 1."""

    def __init__(
        self, clock: Callable[[], float], random: Callable[[], float], lock: AbstractContextManager[Any]
    ) -> None:
        self._clock = clock
        self._random = random
        self._lock = lock
        self._families: dict[tuple[str, str, str, Limits], _Family] = {}
        self._running: dict[tuple[str, str, Limits], Running] = {}
        self._of: dict[int, tuple[_Family, list[_Family]]] = {}

    def enter(self, origin: str, fingerprint: str, model: str, limits: Limits, tokens: float = 0.0) -> Ticket:
        """Return a place in the queue of this account and model, for a call of about so many tokens."""
        key = (origin, fingerprint, model, limits)
        with self._lock:
            now = self._clock()
            family = self._families.get(key)
            if family is None:
                family = self._begin(key, now)
            return family.governor.ticket(now, tokens)

    def _begin(self, key: tuple[str, str, str, Limits], now: float) -> _Family:
        origin, fingerprint, model, limits = key
        account = (origin, fingerprint, limits)
        running = self._running.setdefault(account, Running())
        family = _Family(origin, Governor(now, limits, self._random, running))
        family.models.append(model)
        others = [other for other_key, other in self._families.items() if (*other_key[:2], other_key[3]) == account]
        self._families[key] = family
        self._of[id(family.governor)] = (family, list(dict.fromkeys(others)))
        for other in dict.fromkeys(others):
            self._of[id(other.governor)][1].append(family)
        return family

    def ask(self, ticket: Ticket) -> float:
        """Return 0.0 if the call may be sent: it counts as sent then. Else sleep at most so many seconds and ask again."""
        with self._lock:
            return ticket.governor.ask(ticket, self._clock())

    def answered(
        self, ticket: Ticket, status: int, rate_limits: RateLimits | None, retry_after_s: float | None
    ) -> None:
        """Learn from the head of an answer."""
        with self._lock:
            ticket.governor.answered(ticket, self._clock(), status, rate_limits, retry_after_s)
            if rate_limits is not None:
                family, others = self._of[id(ticket.governor)]
                for other in others:
                    self._compare(family, other)

    def finished(self, ticket: Ticket, usage: Usage | None = None) -> None:
        """The answer was read, or given up: the call is no longer in flight. `usage`: the tokens that it has used."""
        with self._lock:
            ticket.governor.finished(ticket, self._clock(), usage)

    def give_back(self, ticket: Ticket) -> None:
        """The call was cancelled, or failed without an answer; whatever its state was, it leaves no trace."""
        with self._lock:
            ticket.governor.give_back(ticket, self._clock())

    def known(self) -> tuple[KnownLimits, ...]:
        """Return what is known now, a row for each account and the models that share its limits."""
        with self._lock:
            now = self._clock()
            return tuple(_row(family, now) for family in dict.fromkeys(self._families.values()))

    def _compare(self, family: _Family, other: _Family) -> None:
        """One governor for both, if they have told the same limits and remainders often enough."""
        ours, theirs = family.governor.buckets, other.governor.buckets
        alike = family.alike.get(id(other), 0)
        same = [mine.same_as(his) for mine in ours for his in theirs if mine.kind == his.kind and not mine.told]
        if not same or False in same or len(ours) != len(theirs):
            family.alike[id(other)] = 0
            return
        if None in same:
            return
        family.alike[id(other)] = alike + 1
        if family.alike[id(other)] >= _ALIKE:
            self._merge(family, other)

    def _merge(self, family: _Family, other: _Family) -> None:
        """Names of `other` take their tickets from `family` from now on; tickets of before keep their governor."""
        family.models.extend(other.models)
        for key, found in self._families.items():
            if found is other:
                self._families[key] = family
        for _, others in self._of.values():
            if other in others:
                others.remove(other)
        self._of[id(other.governor)] = (family, [])


def _row(family: _Family, now: float) -> KnownLimits:
    governor = family.governor
    buckets = []
    for bucket in governor.buckets:
        if not bucket.ignored:
            bucket.advance(now)
            left = min(max(bucket.level, 0.0), bucket.limit)
            by = "user" if bucket.told else "headers"
            buckets.append(KnownBucket(bucket.kind, bucket.limit, left, bucket.refill, by, bucket.share))
    in_flight = governor.in_flight
    return KnownLimits(
        origin=family.origin,
        models=tuple(family.models),
        buckets=tuple(buckets),
        waiting=governor.waiting,
        in_flight=in_flight.count,
        most_in_flight=int(in_flight.allowed) if in_flight.learned or in_flight.told is not None else None,
        learned_per_s=governor.pace.rate if governor.pace.on else None,
        sent=governor.pace.sent,
        refused=governor.refused,
    )

# Copied from templates/runtime/limits/governors.py: edit it there.
