"""All governors of a client: one for each account and model, found by its name, or by its figures.

Some names share their limits: a model and its dated snapshot, or all models of a service. It shows in the headers: both
tell the same limits, and each sees the calls of the other come off. Such names get one governor.

What nobody uses any more is forgotten: after an hour, or when there is too much of it.

The lock, the clock and the dice come in as arguments; the lock is held for microseconds, never over a wait.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, NamedTuple

from ..base.rate_limits import RateLimits
from .governor import Governor, Ticket
from .in_flight import Running
from .limits import Limits
from .usage import Usage

__all__ = ("Governors", "KnownBucket", "KnownLimits")

_ALIKE = 5
"""So often in a row the figures of two names have to agree."""
_COMPARED = 50
"""With so many of the newest others of its account a family is compared."""
_IDLE_S = 3600.0
_MOST = 1000
"""So many families are kept; beyond that, the least recently used go."""
_DROPPED = 4
"""So many old families are looked at when a new one begins: more than one, so that there are fewer and fewer."""


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


class _Account:
    """The models of an account, under the limits that one client has told for it."""

    __slots__ = ("families", "key", "names", "running")

    def __init__(self, key: tuple[Any, ...]) -> None:
        self.key = key
        self.running = Running()
        self.names: dict[str, _Family] = {}
        """By the name of the model."""
        self.families: list[_Family] = []


class _Family:
    """The names that share a governor."""

    __slots__ = ("account", "alike", "governor", "merged", "models", "origin", "used_at")

    def __init__(self, origin: str, account: _Account, governor: Governor) -> None:
        self.origin = origin
        self.account = account
        self.governor = governor
        self.merged: list[Governor] = []
        """The governors that its names had before; some of their tickets may be on their way."""
        self.models: list[str] = []
        self.alike: dict[int, int] = {}
        """How often in a row the figures of another family have agreed with ours, by its id."""
        self.used_at = 0.0

    def is_idle(self, now: float) -> bool:
        """Return whether nothing is lost without it but what can be learned again."""
        if any(each.waiting or each.in_flight.count for each in (self.governor, *self.merged)):
            return False
        told = [bucket for bucket in self.governor.buckets if bucket.told]
        for bucket in told:
            bucket.advance(now)
        return all(bucket.level >= 0.99 * bucket.limit for bucket in told)


class Governors:
    """The governors of a client and its copies, behind one lock. `random` returns numbers from 0 to 1."""

    def __init__(
        self, clock: Callable[[], float], random: Callable[[], float], lock: AbstractContextManager[Any]
    ) -> None:
        self._clock = clock
        self._random = random
        self._lock = lock
        self._accounts: dict[tuple[Any, ...], _Account] = {}
        self._used: OrderedDict[_Family, None] = OrderedDict()
        """All families, the least recently used first."""
        self._of: dict[Governor, _Family] = {}

    def enter(self, origin: str, fingerprint: str, model: str, limits: Limits, tokens: float = 0.0) -> Ticket:
        """Return a place in the queue of this account and model, for a call of about so many tokens."""
        told = (limits.requests_per_minute, limits.tokens_per_minute, limits.concurrent, limits.headers)
        key = (origin, fingerprint, *told)  # not max_wait_s: it limits nothing
        with self._lock:
            now = self._clock()
            account = self._accounts.get(key)
            family = None if account is None else account.names.get(model)
            if family is None:
                family = self._begin(key, model, limits, now)
            family.used_at = now
            self._used.move_to_end(family)
            return family.governor.ticket(now, tokens)

    def _begin(self, key: tuple[Any, ...], model: str, limits: Limits, now: float) -> _Family:
        self._drop_idle(now)
        account = self._accounts.get(key)
        if account is None:
            account = self._accounts[key] = _Account(key)
        family = _Family(key[0], account, Governor(now, limits, self._random, account.running))
        family.models.append(model)
        account.names[model] = family
        account.families.append(family)
        self._used[family] = None
        self._of[family.governor] = family
        return family

    def _drop_idle(self, now: float) -> None:
        """Forget some of those that have not been used for the longest time."""
        for family in tuple(islice(self._used, _DROPPED)):
            if now - family.used_at < _IDLE_S and len(self._used) < _MOST:
                return
            if family.is_idle(now):
                self._drop(family)
            else:
                self._used.move_to_end(family)

    def _drop(self, family: _Family) -> None:
        account = family.account
        for model in family.models:
            del account.names[model]
        account.families.remove(family)
        for other in account.families:
            other.alike.pop(id(family), None)
        if not account.families:
            del self._accounts[account.key]
        del self._used[family]
        for governor in (family.governor, *family.merged):
            del self._of[governor]

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
                family = self._of.get(ticket.governor)
                if family is not None and ticket.governor is family.governor:
                    for other in family.account.families[-_COMPARED:]:
                        if other is not family:
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
            return tuple(_row(family, now) for account in self._accounts.values() for family in account.families)

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
        family.merged += (other.governor, *other.merged)
        family.account.names.update(dict.fromkeys(other.models, family))
        family.account.families.remove(other)
        for each in family.account.families:
            each.alike.pop(id(other), None)
        del self._used[other]
        self._of.update(dict.fromkeys(family.merged, family))


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
