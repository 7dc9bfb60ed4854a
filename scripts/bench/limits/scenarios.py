"""The limits that a server keeps, and the rows that are sent to it. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ("SCENARIOS", "Scenario", "sizes")


@dataclass(frozen=True)
class Scenario:
    """One account, and what is asked of it."""

    name: str
    title: str
    rate: float = 100.0
    """Requests a second."""
    bucket: float = 100.0
    tokens_a_second: float = 0.0
    """0: tokens are not limited."""
    token_bucket: float = 0.0
    in_flight: int = 0
    """0: calls in flight are not limited."""
    headers: str = "exact"
    """What answers tell: "exact", "seconds" (rounded up), "retry-after-ms" (on refusals alone), "none"."""
    latency_s: float = 0.1
    """The middle one; they are spread evenly over 50 to 150 per cent of it."""
    rows: int = 1500
    at_a_time: int = 64
    callers: int = 1
    processes: int = 1
    sizes: tuple[int, ...] = (10,)
    """The tokens of a row, drawn by chance."""

    def available(self, seconds: float) -> float:
        """Return what the server could have given away in that time: tokens where they are tight, else answers."""
        if self.in_flight:
            return self.in_flight * seconds / self.latency_s
        if self.tokens_a_second:
            return self.token_bucket + self.tokens_a_second * seconds
        return self.bucket + self.rate * seconds


SCENARIOS = (
    Scenario("requests", "100 requests/s, bucket 100, exact headers"),
    Scenario(
        "tokens",
        "tokens are tight: 10,000/s, sizes 20 to 500",
        rate=1000,
        bucket=1000,
        tokens_a_second=10_000,
        token_bucket=10_000,
        rows=1000,
        sizes=(20, 50, 100, 150, 500),
    ),
    Scenario("callers", "four callers of one client, 16 at a time each", callers=4),
    Scenario("seconds", "reset and retry-after in whole seconds", headers="seconds"),
    Scenario("retry-after", "retry-after-ms on refusals, nothing else", headers="retry-after-ms"),
    Scenario("silent", "no headers at all", headers="none", rows=2000),
    Scenario("in-flight", "at most 32 in flight, nothing told", rate=1e6, bucket=1e6, in_flight=32, headers="none"),
    Scenario("processes", "two processes, 32 at a time each", processes=2, at_a_time=32),
)


def sizes(scenario: Scenario, rows: int, seed: int) -> list[int]:
    """Return the tokens of each row."""
    dice = random.Random(seed)  # noqa: S311 - the same rows each time
    return [dice.choice(scenario.sizes) for _ in range(rows)]
