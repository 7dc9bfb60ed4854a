"""Limits: how much a client may do, as its user says."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from ..base.pickles import named
from ..base.usage_errors import UsageError, UsageTypeError

__all__ = ("Limits",)


@dataclass(frozen=True)
class Limits:
    """How much a client may do; None is no limit. `Limits()` obeys what the server tells, as does `limits="headers"`.

    `requests_per_minute` and `tokens_per_minute` are for each model that is called; a second's worth of them may go at
    once. What the server tells counts beside them, the tighter one each time; `headers=False` ignores it. `concurrent`
    is the number of calls under way at the same time. `max_wait_s` is how long a call that the server turned away with 429,
    503 or 529 is tried again, in seconds since its first refusal.
    """

    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    concurrent: int | None = None
    headers: bool = True
    max_wait_s: float = 120.0

    __reduce_ex__ = named()

    def __post_init__(self) -> None:
        for name in ("requests_per_minute", "tokens_per_minute", "concurrent", "max_wait_s"):
            value = getattr(self, name)
            if value is not None or name == "max_wait_s":
                object.__setattr__(self, name, _number(name, value))
        if not isinstance(self.headers, bool):
            raise UsageTypeError(f"limits: headers is True or False, not {self.headers!r}")

    @classmethod
    def of(cls, limits: object) -> Limits | None:
        """Return Limits for what a client was given: None, "headers" or Limits."""
        if limits is None or isinstance(limits, Limits):
            return limits
        if limits == "headers":
            return _FROM_HEADERS
        if isinstance(limits, str):
            raise UsageError(f'limits is "headers", Limits(...) or None, not {limits!r}')
        kind = "dict" if isinstance(limits, dict) else type(limits).__name__
        raise UsageTypeError(f'limits is "headers", Limits(...) or None, not {kind}')


def _number(name: str, value: Any) -> float:
    """Return a number of any kind, of numpy or `decimal` too, as one of Python's."""
    what = "a whole number" if name == "concurrent" else "a number"
    wrong = UsageTypeError(f"limits: {name} is {what}, not {type(value).__name__}")
    if not hasattr(value, "__float__") or type(value).__name__ in ("bool", "bool_"):
        raise wrong
    try:
        number = float(value)
    except OverflowError:
        raise UsageError(f"limits: {name} is too large") from None
    except (TypeError, ValueError):
        raise wrong from None
    if not (0 < number < math.inf or (name == "max_wait_s" and number == 0)):
        raise UsageError(f"limits: {name} must be more than 0, not {value}")
    if name != "concurrent":
        return value if type(value) is int else number
    if not number.is_integer():
        raise wrong
    return int(number)


_FROM_HEADERS = Limits()
