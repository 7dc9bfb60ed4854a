"""What is known of the limits of a client: the rows of `client.limits`."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ("KnownBucket", "KnownLimits")


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
