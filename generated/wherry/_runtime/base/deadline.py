"""Deadline: when a call has to be over, and when the next event of its stream has to be there. Pure: the clock comes in.

A call has one if its Timeout has `total`, `first_event` or `idle`. Time is read from the clock only where something
waits, so a limit that has passed is found out at the next wait: what has arrived by then is still yielded.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from .errors import APITimeoutError
from .timeouts import Timeout

__all__ = ("Bounded", "Deadline")

_TICK_S = 1e-9
"""Less than a clock shows. Sums of seconds are off by as much."""
_TEXTS = {
    "total": "the call was not over within timeout.total",
    "first_event": "the stream had no event within timeout.first_event",
    "idle": "the stream had no further event within timeout.idle",
}


class Deadline:
    """The limits of one call, and how much of them is left. `total_s` stands for `timeout.total` where nobody has set that.

    The wait for an event is measured while somebody waits: from `runs` to `rests`. `expects` begins the wait for
    another one.
    """

    __slots__ = ("_clock", "_end_s", "_event_end_s", "_event_left_s", "_limit", "_total_s", "streams", "timeout")

    def __init__(self, timeout: Timeout, clock: Callable[[], float], total_s: float | None = None) -> None:
        self.timeout = timeout
        self.streams = False
        """Whether the answer is a stream of events."""
        self._clock = clock
        self._total_s = timeout.total if total_s is None else total_s
        self._end_s = inf if self._total_s is None else clock() + self._total_s
        self._limit = "first_event"
        self._event_left_s = self._event_end_s = inf

    def expects(self, *, further: bool) -> None:
        """Begin the wait for an event: the first one, or a further one."""
        self._limit = "idle" if further else "first_event"
        seconds = getattr(self.timeout, self._limit) if self.streams else None
        self._event_left_s, self._event_end_s = inf if seconds is None else seconds, inf

    def refused(self) -> None:
        """Nobody waits for an event: the answer is an error, or it is read as bytes. It has the time that any answer has."""
        self._event_left_s = self._event_end_s = inf

    def sends(self) -> None:
        """A request is sent: what it waits for is the same as before, and it has all the time for that."""
        self.expects(further=self._limit == "idle")
        self.runs()

    def runs(self) -> None:
        """Somebody waits for the next event."""
        self._event_end_s = self._clock() + self._event_left_s if self._event_left_s < inf else inf

    def rests(self) -> None:
        """Nobody waits for it any more."""
        if self._event_end_s < inf:
            self._event_left_s, self._event_end_s = self._event_end_s - self._clock(), inf

    @property
    def total_left_s(self) -> float:
        """Seconds until the whole call has to be over; `inf` without a limit."""
        return self._end_s - self._clock() if self._end_s < inf else inf

    @property
    def left_s(self) -> float:
        """Seconds until the first of the limits that apply now is reached; `inf` without one."""
        end_s = min(self._end_s, self._event_end_s)
        return end_s - self._clock() if end_s < inf else inf

    def within(self, seconds: float | None) -> float | None:
        """Return `seconds` or, if that is less, what is left; a little more than 0 if nothing is."""
        left_s = self.left_s
        if left_s < inf and (seconds is None or left_s < seconds):
            return max(left_s, 0.001)
        return seconds

    def passed(self) -> APITimeoutError | None:
        """Return the error of the limit that has been reached, None if there is time left."""
        return None if self.left_s > _TICK_S else self.error()

    def error(self) -> APITimeoutError:
        """Return the error of the limit that is reached first."""
        limit = "total" if self._end_s <= self._event_end_s else self._limit
        seconds: float = self._total_s if limit == "total" else getattr(self.timeout, limit)  # type: ignore[assignment]
        return APITimeoutError(f"Request timed out: {_TEXTS[limit]} ({seconds:g} s).", limit=limit, limit_s=seconds)


class Bounded(Timeout):
    """The Timeout of a call with a Deadline, as transports get it: no step of theirs may take more than what is left."""

    __slots__ = ("_deadline",)
    _bounded = True

    def __init__(self, timeout: Timeout, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__(connect=timeout.connect, read=timeout.read, write=timeout.write, pool=timeout.pool)
        self._span(timeout.total, timeout.first_event, timeout.idle)

    def clip(self) -> None:
        """Cut the limits of the steps to what is left for the call, for transports that look at them once."""
        left_s, given = self._deadline.total_left_s, self._deadline.timeout
        for name, seconds in given.as_dict().items():
            setattr(self, name, seconds if left_s == inf or (seconds or inf) <= left_s else max(left_s, 0.001))

    @property
    def _given(self) -> Timeout:
        """Return the Timeout as the caller gave it."""
        return self._deadline.timeout

    def left(self, seconds: float | None) -> float | None:
        """Return `seconds` or, if that is less, what is left now for the call, or for its next event."""
        return self._deadline.within(seconds)

# Copied from templates/runtime/base/deadline.py: edit it there.
