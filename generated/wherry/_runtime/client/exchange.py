"""Exchange: one call and its attempts. It says which request is next, how long to wait and when to give up. Pure.

The client sends `request`, then reports what happened: `answered` or `failed`. Both return the seconds to wait before
`request` is sent again, or raise the error that ends the call; `answered` returns None if the response is a success.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from time import time as clock_s
from typing import TYPE_CHECKING

from ..base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    DecodeError,
    RequestSummary,
    UsageError,
)
from ..base.headers import Headers
from ..base.interrupts import interrupt_in
from ..base.secrets import Secret
from ..request.build import Request
from ..response.answer import Answer
from ..response.error_of import from_response
from . import retry

if TYPE_CHECKING:
    from ..base.deadline import Deadline
    from .governed_call import GovernedCall

__all__ = ("Exchange",)


def _roll() -> float:
    from random import random  # not at import: hosts that take a snapshot of the process allow no entropy there

    return random()  # noqa: S311 - jitter, no secret


class Exchange:
    """The state of one call between its attempts."""

    __slots__ = (
        "attempt",
        "began_s",
        "body_began",
        "deadline",
        "governed",
        "max_retries",
        "now_s",
        "on_refused",
        "random",
        "redirects",
        "request",
        "sent",
        "stopwatch_s",
    )

    def __init__(
        self,
        request: Request,
        max_retries: int,
        on_refused: Callable[[APIStatusError, Request], Request | None] | None = None,
        *,
        now_s: Callable[[], float] = clock_s,
        random: Callable[[], float] = _roll,
        stopwatch: Callable[[], float] = perf_counter,
    ) -> None:
        self.request = request
        self.sent = request
        """`request` as it was sent last, with the key that a key function returned."""
        self.max_retries = max_retries if request.replayable else 0
        self.on_refused = on_refused
        """Returns the request to send instead, once, if the server refuses what the caller has not asked for."""
        self.attempt = 0
        self.redirects = 0
        self.body_began = False
        self.deadline: Deadline | None = None
        """How much time is left, where the timeout says how long all of it may take."""
        self.governed: GovernedCall | None = None
        """How the call keeps to limits, where it does."""
        self.now_s = now_s
        self.random = random
        self.stopwatch_s = stopwatch
        self.began_s = 0.0
        """When the last attempt was sent, on the stopwatch."""

    @property
    def elapsed_s(self) -> float:
        """How long ago the last attempt was sent."""
        return self.stopwatch_s() - self.began_s

    @property
    def summary(self) -> RequestSummary:
        """What may be shown of the request that was sent last."""
        return self.sent.summary

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What may not be shown of it."""
        return self.summary.secrets

    def answered(self, status: int, headers: Headers, body: bytes) -> float | None:
        """Judge a whole response. None: it is a success."""
        if 200 <= status < 300:
            return None
        if 300 <= status < 400 and "location" in headers:
            from . import redirects  # they are rare

            if status in redirects.REDIRECTS:
                self.redirects += 1
                if self.redirects > redirects.MAX_REDIRECTS:
                    problem = f"more than {redirects.MAX_REDIRECTS} redirects"
                    raise redirects.refused(self.request, status, headers, body, problem)
                try:
                    self.request = redirects.follow(self.request, status, headers, body).changed(before=self.summary)
                except APIStatusError as refusal:
                    refusal._hide(self.secrets)
                    raise
                return 0.0
        error = self.error(status, headers, body)
        if self.on_refused is not None and (instead := self.on_refused(error, self.request)) is not None:
            self.request, self.on_refused = instead, None
            return 0.0
        patience = None if self.governed is None else self.governed.patience
        if status == 429 and self.governed is not None and (note := self.governed.never_passes(error)):
            error.message = f"{error.message} {note}"
            wait_s = None
        elif patience is not None and status in retry.REFUSALS and self.request.replayable:
            wait_s = patience.wait_after_refusal(
                status, headers, error.code, error.type, now_s=self.now_s, random=self.random
            )
            error.tried_s = patience.tried_s
        else:
            wait_s = retry.wait_after_status(
                status,
                headers,
                error.code,
                error.type,
                attempt=self._counted,
                max_retries=self.max_retries,
                now_s=self.now_s,
                random=self.random,
            )
        if wait_s is None or not self._has_time(wait_s):
            error.attempts = self.attempt + 1
            raise error
        self.attempt += 1
        return wait_s

    @property
    def _counted(self) -> int:
        """How many attempts count against `max_retries`: under limits, those that were refused do not."""
        patience = None if self.governed is None else self.governed.patience
        return self.attempt if patience is None else self.attempt - patience.refusals

    def _has_time(self, wait_s: float) -> bool:
        """Return whether the call still has time when `wait_s` is over. If not, nobody should wait for that."""
        return self.deadline is None or wait_s < self.deadline.total_left_s

    def is_final(self, error: Exception) -> bool:
        """Return whether no retry can help: a response nobody can read, or what the caller's file or signal handler raised."""
        if isinstance(error, APITimeoutError) and error.limit == "total":
            error.request, error.attempts = error.request or self.summary, self.attempt + 1
            return True
        if error is getattr(self.request.body, "raised", None) or interrupt_in(error) is error:
            return True
        if isinstance(error, DecodeError):
            error.request = error.request or self.request.summary
        if isinstance(error, APIConnectionError) and error.is_final:
            error._hide(self.secrets)
            error.request = error.request or self.summary
            return True
        return isinstance(error, (DecodeError, UsageError))

    def failed(self, error: APIConnectionError) -> float:
        """Judge a failure to send or to read."""
        wait_s = retry.wait_after_failure(
            attempt=self._counted, max_retries=self.max_retries, body_began=self.body_began, random=self.random
        )
        if wait_s is None or not self._has_time(wait_s):
            if error.request is None:
                error.request = self.summary
            error.attempts = self.attempt + 1
            raise error
        self.attempt += 1
        return wait_s

    def error(self, status: int, headers: Headers, body: bytes) -> APIStatusError:
        """Make the error of a response."""
        return from_response(status, headers, body, request=self.summary)

    def answer(self, status: int, headers: Headers, body: bytes) -> Answer:
        """Make the Answer of a response."""
        return Answer(status, headers, body, self.summary, self.attempt, self.elapsed_s)

# Copied from templates/runtime/client/exchange.py: edit it there.
