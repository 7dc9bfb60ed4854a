"""Pace: how long to wait before the next look, and when to give up. Pure, except for the clock that it is given.

The wait is as long as the caller says, else as the service asks (`openai-poll-after-ms`), else a second, growing to
five. It can never become a busy loop: it lasts at least SHORTEST_WAIT_S if the caller chose it, and SHORTEST_ASKED_S if
the service did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic as clock_s
from typing import Any

from ...base.errors import PollTimeoutError, UsageError
from ...base.unset import is_not_given
from ...client.retry import MAX_RETRY_AFTER_S

__all__ = ("SHORTEST_WAIT_S", "WORDS", "Pace")

_WORKING = frozenset(
    (
        *("queued", "in_progress", "cancelling", "uploaded"),
        # What other services call it.
        *(
            "pending",
            "processing",
            "running",
            "waiting",
            "submitted",
            "starting",
            "created",
            "not_started",
            "inprogress",
            # Batches and fine-tuning.
            "validating",
            "validating_files",
            "finalizing",
        ),
    )
)
FIRST_WAIT_S, LONGEST_WAIT_S, GROWTH = 1.0, 5.0, 1.5
SHORTEST_WAIT_S, SHORTEST_ASKED_S = 0.01, 0.1
WORDS = ("poll_timeout_s", "poll()")
"""The argument that limits a wait, and the method that waits on, for messages."""


class Pace:
    """How long to wait before the next look, and when to give up."""

    def __init__(
        self,
        poll_interval_ms: float | None,
        poll_timeout_s: float | None,
        now_s: Callable[[], float] = clock_s,
        words: tuple[str, str] = WORDS,
    ) -> None:
        interval_ms = _positive("poll_interval_ms", poll_interval_ms)
        self._interval_s = None if interval_ms is None else max(interval_ms / 1000, SHORTEST_WAIT_S)
        self._limit, self._again = words
        self._timeout_s = _positive(self._limit, poll_timeout_s)
        self._now_s = now_s
        self._start_s = now_s()
        self._waited_s = 0.0
        self._own_s = FIRST_WAIT_S

    def next_wait_s(self, state: Any, headers: Mapping[str, str]) -> float | None:
        """Return the seconds until the next look; None if the work is done. PollTimeoutError if it takes too long."""
        status = getattr(state, "status", None)
        if not isinstance(status, str) or status.strip().lower().replace("-", "_").replace(" ", "_") not in _WORKING:
            return None
        wait_s = self._interval_s or _asked_s(headers)
        if wait_s is None:
            wait_s, self._own_s = self._own_s, min(self._own_s * GROWTH, LONGEST_WAIT_S)
        if self._timeout_s is not None:
            # A transport for tests may not really wait, so the waits that it was asked for count, too.
            left_s = self._timeout_s - max(self._now_s() - self._start_s, self._waited_s)
            if left_s <= 0:
                raise PollTimeoutError(
                    f"{getattr(state, 'id', 'it')} is still {status} after {self._timeout_s:g} s ({self._limit}); "
                    f"the service keeps working on it: see error.last, and call {self._again} to wait longer",
                    last=state,
                )
            wait_s = min(wait_s, left_s)
        self._waited_s += wait_s
        return wait_s


def _positive(name: str, value: Any) -> float | None:
    if value is None or is_not_given(value):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < float("inf"):
        raise UsageError(f"{name} must be a positive number, or None, not {value!r}")
    return value


def _asked_s(headers: Mapping[str, str]) -> float | None:
    try:
        asked_s = float(headers.get("openai-poll-after-ms") or "") / 1000
    except ValueError:
        return None
    return max(min(asked_s, MAX_RETRY_AFTER_S), SHORTEST_ASKED_S) if asked_s > 0 else None
