"""Whether a request can never pass, because it takes more tokens than the limit is: waiting does not cure that."""

from __future__ import annotations

import re

from ..base.rate_limits import RateLimits

__all__ = ("larger_than_limit",)

_WORDS = re.compile(r"\bLimit:? *([\d,]+)\b.*?\bRequested:? *([\d,]+)", re.I | re.S)
_FULL = 0.95
"""A bucket that is refused although so much of it is left is too small for the request."""


def larger_than_limit(message: str, kind: str | None, told: RateLimits | None, tokens: float) -> str:
    """Return what a refusal means that says so in its words, or shows it in its headers; "" for any other.

    `kind` is the type of the error, `tokens` our estimate of what the request takes.
    """
    if (found := _WORDS.search(message[:1000])) is not None:
        limit, wanted = (int(number.replace(",", "")) for number in found.groups())
        return _sentence(limit, wanted, "") if wanted > limit else ""
    if kind == "requests" or told is None:
        return ""
    for name, each in told:
        if "tokens" not in name or not each.limit or each.remaining is None:
            continue
        if each.remaining >= _FULL * each.limit and tokens > each.limit:
            return _sentence(each.limit, tokens, "about ")
    return ""


def _sentence(limit: float, wanted: float, about: str) -> str:
    return f"The request is larger than the limit ({about}{wanted:,.0f} of {limit:,.0f}): no other attempt can succeed."
