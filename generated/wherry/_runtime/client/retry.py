"""Whether to try again, and after how many seconds. Pure: the clock and the dice come in as arguments.

What is tried again: 408, 409, 429 (unless the quota is used up) and 500 and above; connection errors and timeouts
before the first byte of the body. `x-should-retry: true|false` wins over the status. A server that names a time is
obeyed up to MAX_RETRY_AFTER_S; above that it means "not now", and the error is raised at once.

No two waits are alike, so that callers who were turned away together do not come back together: our own wait is 50 to
100 per cent of its longest, one that the server named 100 to 125 per cent of that, never less.

Under limits a call that the service refuses for its load (429, 503, 529) is not counted out: Patience says for how long
it is tried again, and how long it waits each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..base.headers import server_time_s

__all__ = (
    "MAX_RETRY_AFTER_S",
    "REFUSALS",
    "Patience",
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

REFUSALS = frozenset((429, 503, 529))
"""What says that the service, or the account, has too much to do right now."""
_LONGEST_PATIENT_WAIT_S = 4.0
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
    """Read `retry-after-ms`, then `retry-after`: seconds, or an HTTP date.

    That is by the clock of the server, which its `date` tells; else by `now_s`, Unix time.
    """
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
        return None if date is None else mktime_tz(date) - server_time_s(headers, now_s)
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
    if not _is_retried(status, headers, code, kind):
        return None
    return told * (1 + TOLD_JITTER * random()) if told is not None and told > 0 else backoff_s(attempt, random)


def _is_retried(status: int, headers: Mapping[str, str], code: object, kind: object) -> bool:
    verdict = (headers.get("x-should-retry") or "").strip().lower()
    if verdict in ("true", "false"):
        return verdict == "true"
    if status == 429:
        return not any(isinstance(word, str) and word.lower() in _USED_UP for word in (code, kind))
    return status in _RETRIED or status >= 500


class Patience:
    """How long one call is tried again after the service has refused it for its load.

    A wait is what the server told and up to as much again; or by decorrelated jitter, from 0.5 s up to three times the
    wait before, where that is more. That is 4 s at most: whoever waits longer leaves the limit idle when it is free again.
    `clock` returns seconds; what the call waits in the queue of its limits is not counted.
    """

    __slots__ = ("_began_s", "_clock", "_last_s", "max_wait_s", "queued_s", "refusals")

    def __init__(self, max_wait_s: float, clock: Callable[[], float]) -> None:
        self.max_wait_s = max_wait_s
        self.refusals = 0
        self.queued_s = 0.0
        """How long the call has waited for its turn since it was first refused."""
        self._clock = clock
        self._began_s = 0.0
        self._last_s = FIRST_WAIT_S

    @property
    def tried_s(self) -> float:
        """Seconds since the first refusal; 0 before it."""
        return self._clock() - self._began_s if self.refusals else 0.0

    def wait_after_refusal(
        self,
        status: int,
        headers: Mapping[str, str],
        code: str | int | None,
        kind: str | None,
        *,
        now_s: Callable[[], float],
        random: Callable[[], float],
    ) -> float | None:
        """Return the seconds to wait before the next attempt, None to give up. Arguments: see wait_after_status."""
        if not self.refusals:
            self._began_s = self._clock()
        self.refusals += 1
        told = max(retry_after_s(headers, now_s) or 0.0, 0.0)
        left_s = self.max_wait_s - (self.tried_s - self.queued_s)
        if told > left_s or left_s <= 0 or not _is_retried(status, headers, code, kind):
            return None
        own = min(FIRST_WAIT_S + random() * (3 * self._last_s - FIRST_WAIT_S), _LONGEST_PATIENT_WAIT_S)
        self._last_s = own
        wait_s = told + random() * max(told, own) if told else own
        return max(min(wait_s, left_s), told)


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
