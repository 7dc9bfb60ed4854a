"""What the workers of a run wait for, to say what holds it back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ("Waits",)


class Waits:
    """Seconds of all workers together, since they were last looked at."""

    __slots__ = ("calls", "consumer", "limit", "source")

    def __init__(self) -> None:
        self.calls = self.consumer = self.limit = self.source = 0.0

    def called(self, calls: Iterable[Any], seconds: float) -> None:
        """Add the time of one row: what of it went by before its calls were allowed, and the rest."""
        held_s = 0.0
        for each in calls:
            held_s += each.waited_s
        self.limit += held_s
        self.calls += max(seconds - held_s, 0.0)

    def most(self) -> str:
        """Return what took most of the time, and begin anew; "" if there was nothing."""
        found = {
            "limit": self.limit,
            "concurrency": self.calls,
            "source": self.source,
            "consumer": self.consumer,
        }
        self.__init__()  # type: ignore[misc]
        name = max(found, key=found.__getitem__)
        return name if found[name] else ""
