"""Scenarios that came later than those of scenarios.py."""

from __future__ import annotations

from tests.runtime.limits_sim.scenarios import between, sizes, small, tailed
from tests.runtime.limits_sim.servers import Server, no_headers, on_refusals_alone, whole_seconds, with_dates
from tests.runtime.limits_sim.world import Scenario
from wherry._runtime.limits.limits import Limits

LATER = [
    Scenario(
        "10/s, bucket 10, network of 20 to 120 ms", lambda: Server(10, 10), rows=500, width=8, network_s=(0.02, 0.12)
    ),
    Scenario("20 a minute", lambda: Server(20 / 60, 20), rows=100, width=4, latency_s=between(1, 10)),
    Scenario(
        "500/s, a minute's bucket", lambda: Server(500, 30_000), rows=45_000, width=128, latency_s=between(0.2, 0.4)
    ),
    Scenario(
        "tokens tight, every estimate is off by half",
        lambda: Server(500, 30_000, tokens=(20_000, 200_000)),
        rows=3000,
        tokens=sizes,
        spread=0.5,
    ),
    Scenario(
        "300/s, bucket 60, no headers",
        lambda: Server(300, 60, spell=no_headers),
        rows=6000,
        width=32,
        latency_s=between(0.002, 0.08),
    ),
    Scenario(
        "at most 100 in flight, answers of 2 to 6 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=100, retry_after="no"),
        rows=3000,
        width=64,
        latency_s=between(2, 6),
        refusal_s=0.2,
    ),
    Scenario(
        "at most 32 in flight, two processes",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=32, retry_after="no"),
        rows=4000,
        processes=2,
        latency_s=between(0.5, 1.5),
    ),
    Scenario(
        "50/s, bucket 300, processes begin at 0, 5, 12 s",
        lambda: Server(50, 300),
        rows=3000,
        processes=3,
        callers=2,
        begins_s=(0, 5, 12),
    ),
    Scenario(
        "whole seconds, tokens of a 10 s bucket",
        lambda: Server(200, 2000, tokens=(40_000, 400_000), spell=whole_seconds, retry_after="whole"),
        rows=4000,
        tokens=sizes,
    ),
    Scenario("a third of the calls fails with 503", lambda: small(flaky=0.33), rows=3000),
    Scenario(
        "fixed windows of 10 s, told on refusals alone",
        lambda: Server(20, 200, window_s=10.0, spell=on_refusals_alone, retry_after="no"),
        rows=2000,
    ),
    Scenario("two models, a bucket each", small, rows=3000, models=2, own_limits=True),
    Scenario(
        "fixed windows of 30 s, whole seconds, three processes",
        lambda: Server(100, 3000, window_s=30.0, spell=whole_seconds, retry_after="whole"),
        rows=12000,
        processes=3,
        callers=2,
    ),
    Scenario(
        "answers take 60 s, 600 a minute", lambda: Server(10, 600), rows=4000, width=300, latency_s=between(50, 70)
    ),
    Scenario("a tenth of the rate from 10 s to 30 s", lambda: small(changes=((10, 0.1), (30, 10.0))), rows=4000),
    Scenario(
        "a tenth of the rate from 10 s to 30 s, no headers",
        lambda: small(spell=no_headers, changes=((10, 0.1), (30, 10.0))),
        rows=6000,
    ),
    Scenario("a call in fifty is cancelled while it waits", small, rows=3000, cancel=0.02),
    Scenario(
        "25/s, bucket 1,500, six processes",
        lambda: Server(25, 1500),
        rows=5000,
        processes=6,
        callers=1,
        latency_s=between(0.5, 4),
    ),
    Scenario(
        "dates, requests tight, jitter",
        lambda: Server(50, 3000, spell=with_dates),
        rows=8000,
        width=64,
        clock_s=0.005,
        network_s=(0.005, 0.06),
    ),
]
"""Scenarios that were looked at once before the next changes, which some of them caused."""


LAST = [
    Scenario("7/s, bucket 70, two callers", lambda: Server(7, 70), rows=500, callers=2, latency_s=between(0.4, 4)),
    Scenario(
        "40/s, bucket 40, five processes",
        lambda: Server(40, 40),
        rows=2000,
        processes=5,
        callers=1,
        width=8,
        latency_s=between(0.1, 0.6),
    ),
    Scenario(
        "800/s, bucket 800, answers of 30 to 600 ms",
        lambda: Server(800, 800),
        rows=16_000,
        width=200,
        latency_s=lambda dice: min(0.03 * dice.paretovariate(0.9), 0.6),
    ),
    Scenario(
        "tokens of a day beside tokens of a minute",
        lambda: Server(200, 12_000, tokens=(30_000, 1_800_000), tokens_day=(3000, 259_200_000)),
        rows=9000,
        width=48,
        tokens=sizes,
        latency_s=between(0.2, 1),
    ),
    Scenario(
        "output tokens tight, a few are very many",
        lambda: Server(100, 6000, spell=with_dates, input_tokens=(1e6, 1e7), output_tokens=(5000, 50_000)),
        rows=3000,
        tokens=tailed,
    ),
    Scenario(
        "60/s, bucket 600, no headers, whole retry-after",
        lambda: Server(60, 600, spell=no_headers, retry_after="whole"),
        rows=5000,
        latency_s=between(0.1, 1),
    ),
    Scenario(
        "25/s, bucket 25, no headers, no retry-after",
        lambda: Server(25, 25, spell=no_headers, retry_after="no"),
        rows=2500,
        late_s=(0.001, 0.005),
    ),
    Scenario(
        "at most 12 in flight, answers of 0.1 to 0.9 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=12, retry_after="no"),
        rows=3000,
        latency_s=between(0.1, 0.9),
        late_s=(0.001, 0.005),
    ),
    Scenario(
        "at most 250 in flight, answers of 1 to 3 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=250, retry_after="no"),
        rows=12_000,
        width=128,
        latency_s=between(1, 3),
    ),
    Scenario(
        "fixed windows of 5 s, timers late",
        lambda: Server(30, 150, window_s=5.0),
        rows=2000,
        late_s=(0.001, 0.01),
        network_s=(0.005, 0.03),
    ),
    Scenario(
        "fixed windows of an hour, whole seconds",
        lambda: Server(2, 7200, window_s=3600.0, spell=whole_seconds, retry_after="whole"),
        rows=9000,
        latency_s=between(1, 9),
    ),
    Scenario(
        "the first of two processes ends early",
        lambda: Server(80, 80),
        rows=3000,
        processes=2,
        ends_s=(12, 1e9),
        callers=2,
    ),
    Scenario(
        "three models, one bucket, told 9,000 a minute",
        lambda: Server(100, 100),
        rows=3000,
        models=3,
        limits=Limits(requests_per_minute=9000),
    ),
    Scenario(
        "outages of 5 s with slow answers",
        lambda: Server(100, 1000, outage=(20, 25)),
        rows=6000,
        width=128,
        latency_s=between(1, 4),
    ),
    Scenario(
        "half the rate from 20 s, two processes",
        lambda: Server(100, 500, changes=((20, 0.5),)),
        rows=4000,
        processes=2,
        callers=2,
    ),
    Scenario(
        "jitter everywhere, four callers on 30/s",
        lambda: Server(30, 30),
        rows=1200,
        clock_s=0.01,
        network_s=(0.01, 0.15),
        late_s=(0, 0.05),
        latency_s=between(0.05, 0.5),
    ),
]
"""The same for the last changes."""
