"""What becomes of a row whose function has failed: it is kept as failed, tried again, or ends the run. Pure.

By default an error that may pass (no connection, a timeout, 408, 409, 429, 500 and above) is tried again, three times in all. What
is left is kept as the result of its row, and the run goes on. While a service that has answered before is away, rows wait for it.

Some errors would only be repeated by each further row, so they end the run at once, and their row is left to be done again:
- the key or the account is refused (401, 403), the quota is used up, or there is no such model;
- as long as no row has succeeded: what is most likely a mistake of the program, as a column that does not exist
  (UsageError, TypeError, NameError, AttributeError, LookupError, ImportError, NotImplementedError);
- as long as no row has succeeded: the HOPELESS-th failure of any kind.

A function given as `on_error` is asked first, whatever the error is, and so can decide otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from ..base.errors import (
    APIConnectionError,
    APIStatusError,
    AuthenticationError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    UsageError,
    UsageTypeError,
)
from ..client.retry import backoff_s, wait_after_failure, wait_after_status

__all__ = ("HOPELESS", "TRIES", "OnError", "Policy")

TRIES = 3
HOPELESS = 100
_MISTAKES = (UsageError, TypeError, NameError, AttributeError, LookupError, ImportError, NotImplementedError)

OnError = Literal["keep", "raise"] | Callable[[Exception, Any, int], Literal["keep", "raise", "retry"] | None]


class Policy:
    """The verdict on each error."""

    def __init__(self, on_error: OnError, wall: Callable[[], float], random: Callable[[], float]) -> None:
        if not callable(on_error) and on_error not in ("keep", "raise"):
            raise UsageError(f'on_error is "keep", "raise" or a function of (error, row, tries), not {on_error!r}')
        self._on_error = on_error
        self._wall, self._random = wall, random

    def may_pass(self, error: Exception) -> bool:
        """Whether an error is one that is tried again."""
        return self._wait_s(error, 1, TRIES) is not None

    def verdict(
        self, error: Exception, row: Any, tries: int, *, done: int, failed: int, is_away: bool = False
    ) -> str | float:
        """Return "keep", "raise" (the run ends), or the seconds after which the row is tried again.

        `tries` counts the one that has just failed; `done` and `failed` are the rows that succeeded and failed so far. `is_away`: the
        service does not answer at all, so that no number of tries is enough.
        """
        on_error: Any = self._on_error
        if callable(on_error):
            said = on_error(error, row, tries)
            if said == "retry":
                return max(self._wait_s(error, tries, tries + 1) or 0.0, backoff_s(tries - 1, self._random))
            if said in ("keep", "raise"):
                return said  # type: ignore[no-any-return]
            if said is not None:
                raise UsageTypeError(f'on_error returned {said!r}; "keep", "raise", "retry" or None (as by default)')
            on_error = "keep"
        wait_s = self._wait_s(error, tries, tries + 1 if is_away else TRIES)
        if wait_s is not None:
            return wait_s
        return "raise" if on_error == "raise" or self._ends(error, done, failed) else "keep"

    def _wait_s(self, error: Exception, tries: int, limit: int) -> float | None:
        if isinstance(error, (APIConnectionError, ConnectionError, TimeoutError)):
            return wait_after_failure(attempt=tries - 1, max_retries=limit - 1, body_began=False, random=self._random)
        if isinstance(error, APIStatusError):
            return wait_after_status(
                error.status,
                error.headers,
                error.code,
                error.type,
                attempt=tries - 1,
                max_retries=limit - 1,
                now_s=self._wall,
                random=self._random,
            )
        return None

    def _ends(self, error: Exception, done: int, failed: int) -> bool:
        if isinstance(error, (AuthenticationError, PermissionDeniedError)):
            return True
        if isinstance(error, RateLimitError):  # one that waiting does not cure
            wait_s = wait_after_status(
                429, {}, error.code, error.type, attempt=0, max_retries=1, now_s=self._wall, random=self._random
            )
            if wait_s is None:
                return True
        if isinstance(error, NotFoundError) and error.code == "model_not_found":
            return True
        return not done and (isinstance(error, _MISTAKES) or failed + 1 >= HOPELESS)
