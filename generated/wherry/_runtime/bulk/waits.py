"""What the workers of a run wait for, to say what holds it back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ("Waits",)


_NOTHING = 0.02
"""Less than this share of the workers' time holds nobody back."""


class Waits:
    """Seconds of all workers together, since they were last looked at."""

    __slots__ = ("_since_s", "calls", "consumer", "limit", "source", "workers")

    def __init__(self, workers: int = 1, since_s: float | None = None) -> None:
        self.workers, self._since_s = workers, since_s
        self.calls = self.consumer = self.limit = self.source = 0.0

    def called(self, calls: Iterable[Any], seconds: float) -> None:
        """Add the time of one row: what of it went by before its calls were allowed, and the rest."""
        held_s = 0.0
        for each in calls:
            held_s += each.waited_s
        self.limit += held_s
        self.calls += max(seconds - held_s, 0.0)

    def most(self, now_s: float) -> str:
        """Return what took most of the time, and begin anew; "" if there was next to nothing: calls that go on are not counted."""
        least_s = 0.0 if self._since_s is None else _NOTHING * self.workers * (now_s - self._since_s)
        found = {
            "limit": self.limit,
            "concurrency": self.calls,
            "source": self.source,
            "consumer": self.consumer,
        }
        self.__init__(self.workers, now_s)  # type: ignore[misc]
        name = max(found, key=found.__getitem__)
        return name if found[name] > least_s else ""

# Copied from templates/runtime/bulk/waits.py: edit it there.
