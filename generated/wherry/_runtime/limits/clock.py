"""First come, first served, without a queue: a ticket has a place on a virtual clock, and may go when the clock has passed it.

Nobody has to be woken: whoever waits knows from the speed of the clock how long to sleep, and then asks again.
"""

from __future__ import annotations

__all__ = ("FOREVER_S", "Clock")

FOREVER_S = 1e9
"""As good as never, and a number that can be added to."""

_SHORTEST_S = 0.002
_SHORT_S = 0.1
_LONGEST_S = 1.0


class Clock:
    """Counts what may have been used by now: calls, or tokens."""

    __slots__ = ("at", "passed", "starts", "tail")

    def __init__(self, now: float) -> None:
        self.at = now
        """When the clock was last looked at."""
        self.passed = 0.0
        self.tail = 0.0
        """The end of the last place."""
        self.starts = now
        """The clock stands still until then."""

    def enter(self, cost: float) -> float:
        """Return the next place."""
        place = self.passed if self.passed > self.tail else self.tail
        self.tail = place + cost
        return place

    def leave(self, cost: float) -> None:
        """Close up the place of a ticket that was given back."""
        self.passed += cost

    def run(self, now: float, speed: float) -> None:
        """Let the clock run up to now."""
        since = self.at if self.at > self.starts else self.starts
        self.at = now
        if now > since:
            self.passed += speed * (now - since)

    def until(self, place: float, now: float, speed: float) -> float:
        """Return how long to sleep before asking again: 0 when the clock has passed the place.

        Short waits are slept in full, of long ones the half: the speed may change meanwhile.
        """
        held = self.starts - now
        if held > 0:
            return min(held, _LONGEST_S) + (_SHORTEST_S if place > self.passed else 0.0)
        if self.passed >= place:
            return 0.0
        need = (place - self.passed) / speed if speed > 0 else FOREVER_S
        if need < _SHORT_S:
            return max(need, _SHORTEST_S)
        return min(max(_SHORT_S, need / 2), max(_LONGEST_S, need / 16))

# Copied from templates/runtime/limits/clock.py: edit it there.
