"""Prices, and what tokens cost. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..base.errors import UsageError, UsageTypeError

if TYPE_CHECKING:
    from ..limits.usage import Usage

__all__ = ("Price", "Prices")

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in USD for a million tokens."""

    input: float
    output: float = 0.0
    cached: float | None = None
    """Tokens of the input that the service had in its cache; by default as much as others."""

    def __post_init__(self) -> None:
        for name in ("input", "output", "cached"):
            value: Any = getattr(self, name)
            if value is None and name == "cached":
                continue
            if not isinstance(value, (int, float)) or not 0 <= value < float("inf"):
                raise UsageError(f"Price: {name} is USD for a million tokens, a number from 0 on, not {value!r}")

    def of(self, usage: Usage) -> float:
        """Return the price of these tokens in USD."""
        cached = usage.cached or 0
        cached_price = self.input if self.cached is None else self.cached
        return ((usage.input - cached) * self.input + cached * cached_price + usage.output * self.output) / _MILLION


class Prices:
    """Prices by model. A name stands for all models that begin with it; the longest one counts."""

    def __init__(self, prices: Mapping[str, Price]) -> None:
        if not isinstance(prices, Mapping) or not all(isinstance(each, Price) for each in prices.values()):
            raise UsageTypeError('prices maps models to prices: {"gpt-4o-mini": bulk.Price(input=0.15, output=0.60)}')
        self._prices = dict(prices)
        self._found: dict[str, Price] = {}

    def of(self, model: str) -> Price:
        """Return the price of a model; UsageError if there is none."""
        found = self._found.get(model)
        if found is None:
            names = [name for name in self._prices if model.startswith(name)]
            if not names:
                known = ", ".join(map(repr, self._prices)) or "none"
                raise UsageError(f"prices has no price for the model {model!r}; it has {known}")
            found = self._found[model] = self._prices[max(names, key=len)]
        return found
