"""The models of an account: which of them share a governor, and what is known of each."""

from __future__ import annotations

from typing import Any

from .bucket import Bucket
from .governor import Governor
from .in_flight import Running
from .known import KnownBucket, KnownLimits
from .limits import Limits
from .sharing import Forecasts, Trail, agree, total

__all__ = ("Account", "Family")

_SHARED = 3
"""So often in a row the figures of two models have to show that they share a limit,"""
_APART = 2
"""and so often that they do not."""


class Account:
    """The models of an account, under the limits that one client has told for it."""

    __slots__ = ("families", "key", "limits", "names", "running")

    def __init__(self, key: tuple[Any, ...], limits: Limits) -> None:
        self.key = key
        self.limits = limits
        self.running = Running()
        self.names: dict[str, Family] = {}
        """By the name of the model."""
        self.families: list[Family] = []


class Pair:
    """What is known of two families that tell the same limits."""

    __slots__ = ("forecasts", "votes")

    def __init__(self) -> None:
        self.votes = 0
        """How often in a row they have been seen to share a limit."""
        self.forecasts: dict[tuple[Family, str], Forecasts] = {}


class Family:
    """The models that share a governor."""

    __slots__ = ("_forecasts", "_newest", "_pairs", "_votes", "account", "governor", "merged", "trails", "used_at")

    def __init__(self, account: Account, governor: Governor, used_at: float) -> None:
        self.account = account
        self.governor = governor
        self.merged: list[Governor] = []
        """The governors that its models had before; some of their tickets may be on their way."""
        self.trails: dict[str, Trail] = {}
        """By the name of the model."""
        self.used_at = used_at
        self._newest: Trail | None = None
        """That of the model which was told something last."""
        self._pairs: dict[Family, Pair] = {}
        self._forecasts: dict[tuple[Trail, str], Forecasts] = {}
        """Of each model against the rest of the family."""
        self._votes: dict[Trail, int] = {}
        """How often in a row a model has been seen not to share the limit."""

    @property
    def governors(self) -> tuple[Governor, ...]:
        """All that its models have tickets of."""
        return (self.governor, *self.merged)

    def is_idle(self, now: float) -> bool:
        """Return whether nothing is lost without it but what can be learned again."""
        if any(each.waiting or each.in_flight.count for each in self.governors):
            return False
        told = [bucket for bucket in self.governor.buckets if bucket.told]
        for bucket in told:
            bucket.advance(now)
        return all(bucket.level >= 0.99 * bucket.limit for bucket in told)

    def buckets(self) -> dict[str, Bucket]:
        """Return the limits that headers have told, by their kind."""
        return {each.kind: each for each in self.governor.buckets if not each.told and not each.ignored}

    def changed(self) -> None:
        """Its models are others than before: look at them anew."""
        for other in self._pairs:
            del other._pairs[self]
        self._pairs.clear()
        self._forecasts.clear()
        self._votes.clear()
        self._newest = None

    def is_apart(self, trail: Trail, seen: list[Bucket], now: float) -> bool:
        """Return whether a model's figures have shown that the rest of the family does not share its limits.

        `seen` are the limits of which it was just told.
        """
        self._newest = trail
        if len(self.trails) == 1:
            return False
        for bucket in seen:
            told = trail.told[bucket.kind]
            theirs = total(self._rest(trail), told.sent_at, bucket.kind, now)
            forecasts = self._forecasts.setdefault((trail, bucket.kind), Forecasts())
            shared = forecasts.judge(bucket, told, told.taken, theirs)
            if shared is not None:
                self._votes[trail] = 0 if shared else self._votes.get(trail, 0) + 1
        return self._votes.get(trail, 0) >= _APART

    def shares_with(self, other: Family, trail: Trail, seen: list[Bucket], now: float) -> bool:
        """Return whether figures have shown that both share all limits. `seen` are those of which `trail` was just told."""
        if other._newest is None or self._limits() != other._limits():
            return False
        pair = self._pairs.get(other)
        for bucket in seen:
            kind, told = bucket.kind, trail.told[bucket.kind]
            theirs = other._newest.told.get(kind)
            same = None if theirs is None else agree(bucket, told, theirs)
            if pair is None:
                if not same:
                    continue
                pair = self._pairs[other] = other._pairs[self] = Pair()
            ours_taken = told.taken + total(self._rest(trail), told.sent_at, kind, now)
            theirs_taken = total(other.trails.values(), told.sent_at, kind, now)
            forecasts = pair.forecasts.setdefault((self, kind), Forecasts())
            shared = forecasts.judge(bucket, told, ours_taken, theirs_taken)
            if shared is False or (shared and same is False):
                pair.votes = 0
            elif shared and same:
                pair.votes += 1
        return pair is not None and pair.votes >= _SHARED

    def _rest(self, trail: Trail) -> list[Trail]:
        return [each for each in self.trails.values() if each is not trail]

    def _limits(self) -> dict[str, float]:
        return {kind: each.limit for kind, each in self.buckets().items()}

    def row(self, now: float) -> KnownLimits:
        """Return what is known now."""
        governor = self.governor
        buckets = []
        for bucket in governor.buckets:
            if not bucket.ignored:
                bucket.advance(now)
                left = min(max(bucket.level, 0.0), bucket.limit)
                by = "user" if bucket.told else "headers"
                buckets.append(KnownBucket(bucket.kind, bucket.limit, left, bucket.refill, by, bucket.share))
        in_flight = governor.in_flight
        return KnownLimits(
            origin=self.account.key[0],
            models=tuple(self.trails),
            buckets=tuple(buckets),
            waiting=sum(each.waiting for each in self.governors),
            in_flight=sum(each.in_flight.count for each in self.governors),
            most_in_flight=int(in_flight.allowed) if in_flight.learned or in_flight.told is not None else None,
            learned_per_s=governor.pace.rate if governor.pace.on else None,
            sent=sum(each.calls for each in self.trails.values()),
            refused=sum(each.refused for each in self.trails.values()),
        )
