"""The scenarios: those that were measured first, and others that no constant was set by."""

from __future__ import annotations

from collections.abc import Callable

from tests.runtime.limits_sim.servers import (
    Server,
    always_empty,
    always_full,
    no_headers,
    not_known,
    of_a_minute,
    whole_seconds,
    with_dates,
    without_reset,
)
from tests.runtime.limits_sim.world import Dice, Scenario
from wherry._runtime.limits.limits import Limits


def sizes(dice: Dice) -> tuple[float, float]:
    return dice.choice((10, 30, 60, 80, 300, 1500)), dice.choice((10, 20, 40, 70, 200, 500))


def small(**options: object) -> Server:
    return Server(100, 100, **options)  # type: ignore[arg-type]


def minute(**options: object) -> Server:
    return Server(100, 6000, **options)  # type: ignore[arg-type]


REAL = {"late_s": (0.001, 0.005)}

KNOWN = [
    Scenario("bucket 100, 100/s", small),
    Scenario("bucket 100, 100/s, timers late", small, late_s=(0.001, 0.005)),
    Scenario("bucket 100, 64 callers", small, callers=64, width=1, even=0.7),
    Scenario("bucket 100, one caller of 64", small, callers=1, width=64),
    Scenario("bucket 100, two processes", small, rows=4000, processes=2, callers=2),
    Scenario("bucket 100, four processes", small, rows=4000, processes=4, callers=1),
    Scenario("no headers", lambda: small(spell=no_headers), rows=4000),
    Scenario("no headers, short, timers late", lambda: small(spell=no_headers), rows=2000, late_s=(0.001, 0.005)),
    Scenario("no headers, no retry-after", lambda: small(spell=no_headers, retry_after="no"), rows=4000),
    Scenario("headers always full", lambda: small(spell=always_full), rows=4000),
    Scenario("a minute's figures over a second's bucket", lambda: small(spell=of_a_minute), rows=4000),
    Scenario("whole-second resets", lambda: small(spell=whole_seconds, retry_after="whole"), rows=4000),
    Scenario("6,000 a minute", minute, width=64, rows=20000, latency_s=lambda dice: dice.uniform(0.25, 0.75)),
    Scenario(
        "6,000 a minute, two processes",
        minute,
        rows=20000,
        processes=2,
        latency_s=lambda dice: dice.uniform(0.25, 0.75),
    ),
    Scenario(
        "6,000 a minute, four processes",
        minute,
        rows=20000,
        processes=4,
        latency_s=lambda dice: dice.uniform(0.25, 0.75),
    ),
    *(
        Scenario(
            f"tokens tight, estimate x{factor}",
            lambda: minute(tokens=(40_000, 240_000)),
            rows=3000,
            tokens=sizes,
            estimate=factor,
        )
        for factor in (1.0, 2.0, 0.5)
    ),
    Scenario(
        "tokens tight, two processes",
        lambda: minute(tokens=(40_000, 240_000)),
        rows=4000,
        tokens=sizes,
        processes=2,
        callers=2,
    ),
    Scenario(
        "input and output tokens",
        lambda: minute(spell=with_dates, input_tokens=(30_000, 300_000), output_tokens=(10_000, 100_000)),
        rows=3000,
        tokens=sizes,
    ),
    Scenario(
        "requests a day, tokens a minute",
        lambda: Server(14400 / 86400, 14400, tokens=(10_000, 100_000)),
        rows=2000,
        tokens=sizes,
    ),
    *(
        Scenario(
            f"fixed windows of {window_s} s",
            lambda window_s=window_s: Server(100, 100 * window_s, window_s=window_s, retry_after="whole"),
            rows=rows,
        )  # type: ignore[misc]
        for window_s, rows in ((1, 3000), (10, 6000), (60, 12000))
    ),
    Scenario(
        "fixed windows of 60 s, whole seconds",
        lambda: Server(100, 6000, window_s=60.0, spell=whole_seconds, retry_after="whole"),
        rows=12000,
    ),
    Scenario(
        "fixed windows of 10 s, two processes",
        lambda: Server(100, 1000, window_s=10.0, retry_after="whole"),
        rows=6000,
        processes=2,
    ),
    Scenario(
        "at most 32 in flight",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=32, retry_after="no"),
        rows=4000,
        callers=4,
        width=32,
        latency_s=lambda dice: dice.uniform(0.5, 1.5),
    ),
    Scenario(
        "at most 32 in flight, told",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=32, retry_after="no"),
        rows=4000,
        callers=4,
        width=32,
        latency_s=lambda dice: dice.uniform(0.5, 1.5),
        limits=Limits(concurrent=32),
        refused=0.0,
    ),
    Scenario("rate halves", lambda: small(changes=((15, 0.5),)), rows=4000),
    Scenario("rate doubles", lambda: small(changes=((15, 2.0),)), rows=4000),
    Scenario("rate halves, no headers", lambda: small(spell=no_headers, changes=((15, 0.5),)), rows=4000),
    Scenario("rate doubles, no headers", lambda: small(spell=no_headers, changes=((15, 2.0),)), rows=6000),
    Scenario(
        "256 callers at once",
        lambda: small(),
        rows=6000,
        callers=4,
        width=64,
        latency_s=lambda dice: dice.uniform(0.25, 0.75),
    ),
    Scenario(
        "2,000 callers at once",
        lambda: small(),
        rows=6000,
        callers=4,
        width=500,
        latency_s=lambda dice: dice.uniform(0.25, 0.75),
    ),
    Scenario(
        "answers take 20 s", minute, rows=20000, callers=4, width=750, latency_s=lambda dice: dice.uniform(10, 30)
    ),
    Scenario("outage of 20 s", lambda: small(outage=(10, 30)), rows=4000),
    Scenario("outage of 20 s, no headers", lambda: small(outage=(10, 30), spell=no_headers), rows=4000),
    Scenario(
        "told 100/s, no headers", lambda: small(spell=no_headers), rows=4000, limits=Limits(requests_per_minute=6000)
    ),
    Scenario(
        "told 100/s, in truth 50/s, no headers",
        lambda: Server(50, 50, spell=no_headers),
        rows=3000,
        limits=Limits(requests_per_minute=6000),
    ),
    Scenario(
        "told 100/s, headers tell 50/s", lambda: Server(50, 50), rows=3000, limits=Limits(requests_per_minute=6000)
    ),
    Scenario(
        "told tokens, no headers",
        lambda: Server(1000, 1000, tokens=(40_000, 40_000), spell=no_headers),
        rows=3000,
        tokens=sizes,
        limits=Limits(tokens_per_minute=2_400_000),
    ),
    Scenario(
        "not known (-1, 0), a bucket of 10 s",
        lambda: Server(100, 1000, spell=not_known, retry_after="whole"),
        rows=6000,
    ),
]


def tailed(dice: Dice) -> tuple[float, float]:
    """A few calls are a hundred times as large as most."""
    return min(100 * dice.paretovariate(1.2), 20_000), min(30 * dice.paretovariate(1.3), 4_000)


def between(least: float, most: float) -> Callable[[Dice], float]:
    return lambda dice: dice.uniform(least, most)


TUNED = [
    Scenario("3/s, bucket 3", lambda: Server(3, 3), rows=300, latency_s=between(0.3, 1)),
    Scenario("30 a minute", lambda: Server(0.5, 30), rows=200, width=8, latency_s=between(0.5, 2)),
    Scenario(
        "2,000/s, answers in 10 ms", lambda: Server(2000, 2000), rows=12000, width=64, latency_s=between(0.005, 0.015)
    ),
    Scenario(
        "tokens tight, a few calls are very large",
        lambda: Server(500, 30_000, tokens=(50_000, 3_000_000)),
        rows=14000,
        width=64,
        tokens=tailed,
        latency_s=between(0.3, 3),
    ),
    Scenario(
        "10/s, no headers, slow answers", lambda: Server(10, 10, spell=no_headers), rows=800, latency_s=between(1, 3)
    ),
    Scenario(
        "at most 8 in flight, answers of 0.2 to 20 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=8, retry_after="no"),
        rows=1200,
        latency_s=lambda dice: min(0.2 * dice.paretovariate(1.1), 20),
    ),
    Scenario("another process begins at 10 s", small, rows=4000, processes=2, begins_s=(0, 10)),
    Scenario("nothing is ever left, as the headers say", lambda: small(spell=always_empty), rows=4000),
    Scenario("no headers, refusals as slow as answers", lambda: small(spell=no_headers), rows=4000, refusal_s=0.1),
    Scenario("two models, one bucket", small, rows=3000, models=2),
    Scenario("a minute's limit, no reset", lambda: minute(spell=without_reset), rows=12000, width=64),
    Scenario("clocks and network jitter", small, clock_s=0.005, network_s=(0.005, 0.06), late_s=(0, 0.02)),
    Scenario("no headers, 1/s, bucket 2", lambda: Server(1, 2, spell=no_headers), rows=200, width=4),
    Scenario("a tenth of the calls fails with 503", lambda: small(flaky=0.1), rows=3000),
]
"""Scenarios that came later; the constants were set again by these."""
