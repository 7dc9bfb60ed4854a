"""How often a batch is looked at. Pure; times in seconds."""

from __future__ import annotations

__all__ = ("refused_wait_s", "wait_s")

_STILL_S = 900
"""After so long without a change a batch is looked at less often."""


def wait_s(age_s: float, unchanged_s: float, poll_s: float | None) -> float:
    """Return how long to wait for the next look at a batch of this age that has not changed for so long."""
    if poll_s is not None:
        return poll_s
    return min(max(5.0, age_s / 10), 60.0 if unchanged_s < _STILL_S else 300.0)


def refused_wait_s(times: int, poll_s: float | None) -> float:
    """Return how long to wait before a batch that found the queue full so many times is begun again."""
    return float(min((60.0 if poll_s is None else poll_s) * 2 ** min(times - 1, 10), 900.0))
