"""All governors of a client: one for each account and model, found by its name, or by its figures.

Some names share their limits: a model and its dated snapshot, or all models of a service. It shows in the headers: both
tell the same limits, and each sees the calls of the other come off. Such names get one governor; a name whose figures
go on as if it were alone gets one of its own again.

What nobody uses any more is forgotten: after an hour, or when there is too much of it.

The lock, the clock and the dice come in as arguments; the lock is held for microseconds, never over a wait.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from ..base.rate_limits import RateLimits
from .families import Account, Family
from .governor import SENT, WAITING, Governor, Ticket
from .known import KnownLimits
from .limits import Limits
from .sharing import Told, Trail
from .usage import Usage

__all__ = ("Governors",)

_COMPARED = 50
"""With so many of the newest others of its account a family is compared."""
_IDLE_S = 3600.0
_MOST = 1000
"""So many families are kept; beyond that, the least recently used go."""
_DROPPED = 4
"""So many old families are looked at when a new one begins: more than one, so that there are fewer and fewer."""


class Governors:
    """The governors of a client and its copies, behind one lock. `random` returns numbers from 0 to 1."""

    def __init__(
        self, clock: Callable[[], float], random: Callable[[], float], lock: AbstractContextManager[Any]
    ) -> None:
        self._clock = clock
        self._random = random
        self._lock = lock
        self._accounts: dict[tuple[Any, ...], Account] = {}
        self._used: OrderedDict[Family, None] = OrderedDict()
        """All families, the least recently used first."""
        self._of: dict[Governor, Family] = {}

    def enter(self, origin: str, fingerprint: str, model: str, limits: Limits, tokens: float = 0.0) -> Ticket:
        """Return a place in the queue of this account and model, for a call of about so many tokens."""
        told = (limits.requests_per_minute, limits.tokens_per_minute, limits.concurrent, limits.headers)
        key = (origin, fingerprint, *told)  # not max_wait_s: it limits nothing
        with self._lock:
            now = self._clock()
            account = self._accounts.get(key)
            family = None if account is None else account.names.get(model)
            if family is None:
                self._drop_idle(now)
                account = self._accounts.get(key)
                if account is None:
                    account = self._accounts[key] = Account(key, limits)
                family = self._begin(account, model, Trail(), now)
            family.used_at = now
            self._used.move_to_end(family)
            ticket = family.governor.ticket(now, tokens)
            ticket.trail = family.trails[model]
            return ticket

    def _begin(self, account: Account, model: str, trail: Trail, now: float) -> Family:
        family = Family(account, Governor(now, account.limits, self._random, account.running), now)
        family.trails[model] = trail
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

    def _drop(self, family: Family) -> None:
        account = family.account
        for model in family.trails:
            del account.names[model]
        self._leave(family)
        if not account.families:
            del self._accounts[account.key]
        for governor in family.governors:
            del self._of[governor]

    def _leave(self, family: Family) -> None:
        """It is none of its account's families any more."""
        family.changed()
        family.account.families.remove(family)
        del self._used[family]

    def ask(self, ticket: Ticket) -> float:
        """Return 0.0 if the call may be sent: it counts as sent then. Else sleep at most so many seconds and ask again."""
        with self._lock:
            waits = ticket.state == WAITING
            wait = ticket.governor.ask(ticket, self._clock())
            if waits and not wait and ticket.trail is not None:
                ticket.taken = ticket.trail.sent(ticket.governor.buckets, ticket.costs)
            return wait

    def answered(
        self, ticket: Ticket, status: int, rate_limits: RateLimits | None, retry_after_s: float | None
    ) -> None:
        """Learn from the head of an answer."""
        with self._lock:
            now, trail = self._clock(), ticket.trail
            if trail is not None and ticket.state == SENT:
                trail.refused += status == 429
            ticket.governor.answered(ticket, now, status, rate_limits, retry_after_s)
            if rate_limits is not None and trail is not None:
                family = self._of.get(ticket.governor)
                if family is not None and ticket.governor is family.governor and len(family.account.names) > 1:
                    self._compare(family, trail, ticket, rate_limits, now)

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
            return tuple(family.row(now) for account in self._accounts.values() for family in account.families)

    def _compare(self, family: Family, trail: Trail, ticket: Ticket, told: RateLimits, now: float) -> None:
        """See by the figures of an answer who shares limits with whom."""
        buckets, seen = family.buckets(), []
        for kind, taken in ticket.taken.items():
            limit = told.told.get(kind)
            if limit is None or limit.remaining is None or kind not in buckets:
                continue
            if trail.learn(kind, Told(ticket.sent_at, limit.remaining, taken)):
                seen.append(buckets[kind])
        if not seen:
            return
        if family.is_apart(trail, seen, now):
            self._part(family, trail, now)
            return
        for other in family.account.families[-_COMPARED:]:
            if other is not family and family.shares_with(other, trail, seen, now):
                self._merge(family, other)

    def _merge(self, family: Family, other: Family) -> None:
        """Models of `other` take their tickets from `family` from now on; tickets of before keep their governor."""
        self._leave(other)
        for governor in other.governors:
            del self._of[governor]
        family.changed()
        family.trails.update(other.trails)
        family.account.names.update(dict.fromkeys(other.trails, family))
        for governor in family.merged:
            del self._of[governor]
        family.merged = [each for each in (*family.merged, *other.governors) if each.waiting or each.in_flight.count]
        self._of.update(dict.fromkeys(family.merged, family))

    def _part(self, family: Family, trail: Trail, now: float) -> None:
        """Give a model a governor of its own; its tickets of before keep theirs."""
        model = next(name for name, each in family.trails.items() if each is trail)
        family.changed()
        del family.trails[model]
        self._begin(family.account, model, trail, now)

# Copied from templates/runtime/limits/governors.py: edit it there.
