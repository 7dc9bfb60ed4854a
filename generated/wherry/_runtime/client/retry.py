"""Whether to try again, and after how many seconds. Pure: the clock and the dice come in as arguments.

What is tried again: 408, 409, 429 (unless the quota is used up) and 500 and above; connection errors and timeouts
before the first byte of the body. `x-should-retry: true|false` wins over the status. A server that names a time is
obeyed up to MAX_RETRY_AFTER_S; above that it means "not now", and the error is raised at once.

No two waits are alike, so that callers who were turned away together do not come back together: our own wait is 50 to
100 per cent of its longest, one that the server named 100 to 125 per cent of that, never less.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = (
    "MAX_RETRY_AFTER_S",
    "backoff_s",
    "retry_after_s",
    "wait_after_failure",
    "wait_after_status",
)

MAX_RETRY_AFTER_S = 120.0
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 8.0
OWN_JITTER = 0.5
TOLD_JITTER = 0.25

_RETRIED = frozenset((408, 409, 429))
_USED_UP = frozenset(
    (
        "billing_hard_limit_reached",
        "billing_not_active",
        "credit_balance_exhausted",
        "credit_balance_too_low",
        "exceeded_current_quota",
        "insufficient_balance",
        "insufficient_credits",
        "insufficient_funds",
        "insufficient_quota",
        "insufficient_user_quota",
        "quota_exhausted",
    )
)
"""Codes and types of a 429 that waiting does not cure: the account needs credit first."""


def retry_after_s(headers: Mapping[str, str], now_s: Callable[[], float]) -> float | None:
    """Read `retry-after-ms`, then `retry-after` (seconds, or an HTTP date against `now_s`, Unix time)."""
    number = _number(headers.get("retry-after-ms"))
    if number is not None:
        return number / 1000
    value = headers.get("retry-after")
    if not value:
        return None
    number = _number(value)
    if number is not None:
        return number
    from email.utils import mktime_tz, parsedate_tz  # only the rare answers with a date pay for it

    try:
        date = parsedate_tz(value)
        return None if date is None else mktime_tz(date) - now_s()
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def backoff_s(attempt: int, random: Callable[[], float]) -> float:
    """Return 0.5 s, 1 s, 2 s, 4 s, 8 s, 8 s ... less 0 to 50 per cent; `attempt` counts from 0, `random` returns 0 to 1."""
    return min(FIRST_WAIT_S * 2.0 ** min(attempt, 10), LONGEST_WAIT_S) * (1 - OWN_JITTER * random())


def wait_after_status(
    status: int,
    headers: Mapping[str, str],
    code: str | int | None,
    kind: str | None = None,
    *,
    attempt: int,
    max_retries: int,
    now_s: Callable[[], float],
    random: Callable[[], float],
) -> float | None:
    """Return the seconds to wait before the next attempt, None to give up. `code` and `kind` are those of the error."""
    if attempt >= max_retries:
        return None
    told = retry_after_s(headers, now_s)
    if told is not None and told > MAX_RETRY_AFTER_S:
        return None
    verdict = (headers.get("x-should-retry") or "").strip().lower()
    if verdict == "false":
        return None
    if verdict != "true":
        if status not in _RETRIED and status < 500:
            return None
        if status == 429 and any(isinstance(word, str) and word.lower() in _USED_UP for word in (code, kind)):
            return None
    return told * (1 + TOLD_JITTER * random()) if told is not None and told > 0 else backoff_s(attempt, random)


def wait_after_failure(
    *, attempt: int, max_retries: int, body_began: bool, random: Callable[[], float]
) -> float | None:
    """The same where no answer came, or it broke off; once a byte of the body was there, nothing is sent again."""
    if attempt >= max_retries or body_began:
        return None
    return backoff_s(attempt, random)


def _number(text: str | None) -> float | None:
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number - number == 0 else None  # neither nan nor infinite

# Copied from templates/runtime/client/retry.py: edit it there.
