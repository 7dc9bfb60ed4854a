"""How much the tour may cost: before a step its worst case counts, afterwards what the service says it used.

The prices are several times what the models cost when this was written, so they need not follow the price list.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

DEFAULT_CAP_USD = 0.05

CHAT_MODEL = "gpt-4.1-nano"
EMBEDDING_MODEL = "text-embedding-3-small"
# US dollars for a million tokens, in and out.
PRICES = {CHAT_MODEL: (1.0, 4.0), EMBEDDING_MODEL: (0.5, 0.0)}


class SpendingError(Exception):
    """The cap is not an amount, or it is reached."""


@dataclass(frozen=True)
class Limit:
    """What one attempt of a step uses at most. A step without a model is free."""

    model: str | None = None
    tokens_in: int = 0
    tokens_out: int = 0


def cost_usd(model: str | None, tokens_in: int, tokens_out: int) -> float:
    """Return the price of so many tokens."""
    if model is None:
        return 0.0
    price_in, price_out = PRICES[model]
    return (tokens_in * price_in + tokens_out * price_out) / 1e6


class Purse:
    """What may be spent and what has been, in US dollars."""

    def __init__(self, cap_usd: float) -> None:
        self.cap_usd = cap_usd
        self.spent_usd = 0.0

    def open_for(self, limit: Limit, attempts: int) -> None:
        """Raise SpendingError if the step could exceed the cap, with each attempt billed in full."""
        worst = attempts * cost_usd(limit.model, limit.tokens_in, limit.tokens_out)
        if worst and self.spent_usd + worst > self.cap_usd:
            raise SpendingError(
                f"the cap of {self.cap_usd:g} USD is reached: {self.spent_usd:.6f} spent, {worst:.6f} for this step at most"
            )

    def pay(self, limit: Limit, usage: dict[str, int] | None, attempts: int) -> float:
        """Count a step and return its cost. Failed attempts, and steps without figures from the service, count at their worst."""
        worst = cost_usd(limit.model, limit.tokens_in, limit.tokens_out)
        told = worst if usage is None else cost_usd(limit.model, usage["in"], usage["out"])
        cost = told + worst * max(attempts - 1, 0)
        self.spent_usd += cost
        return cost


def cap_of(text: str | None) -> float:
    """Return the amount in LIVE_CAP. Raises SpendingError if it is not an amount."""
    if not text:
        return DEFAULT_CAP_USD
    try:
        cap = float(text)
    except ValueError:
        cap = math.nan
    if not 0 <= cap < math.inf:
        raise SpendingError(f"LIVE_CAP is an amount in US dollars, such as 0.05, not {text!r}")
    return cap
