"""What is known of the limits of a client: the rows of `client.limits`."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.pickles import named

__all__ = ("KnownBucket", "KnownLimits")


@dataclass(frozen=True)
class KnownBucket:
    """One limit, as the client thinks it is at this moment. Its amounts are requests or tokens, as `kind` says."""

    kind: str
    """What is counted: "requests", "tokens", "input_tokens", "requests_per_day" ..."""
    limit: float
    """How much there is when all of it is left; of a limit that you have set, a second's worth."""
    remaining: float
    """How much is left, from 0 to `limit`: what the newest answer told and what has come back since, less what was sent since."""
    refill_per_s: float
    """How much comes back a second; where all comes back at once at the end of a window, the average."""
    told_by: str
    """Who told this limit: "headers", or "user" where you set it."""
    share: float
    """The part of `refill_per_s` that the client takes, from 0 to 1. It is 1 but for a while after refusals, where others use
    the limit as well."""

    __reduce_ex__ = named()


@dataclass(frozen=True)
class KnownLimits:
    """What is known of one queue: a key at one address, and the models that share their limits."""

    origin: str
    """The address: scheme, host and port."""
    models: tuple[str, ...]
    """The models as they were sent; "" for calls that name none."""
    buckets: tuple[KnownBucket, ...]
    """The limits: those that you have set, and those that headers told. Empty until the first answer that tells any."""
    waiting: int
    """How many calls wait for their turn."""
    in_flight: int
    """How many calls are under way: sent, and not read to the end."""
    most_in_flight: int | None
    """How many calls may be under way: your `concurrent`, or learned from refusals. None: as many as the limits allow."""
    learned_per_s: float | None
    """Calls a second, learned from refusals where no header tells; None where nothing had to be learned."""
    sent: int
    """How many requests were sent since the client was made, each attempt of a call counted."""
    refused: int
    """How many of these were answered with 429."""

    __reduce_ex__ = named()
