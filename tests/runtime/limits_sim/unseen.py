"""Scenarios that were written when all constants had been set, and by which none was set afterwards."""

from __future__ import annotations

from tests.runtime.limits_sim.scenarios import between, sizes, tailed
from tests.runtime.limits_sim.servers import Server, no_headers, of_a_minute, true_headers, whole_seconds, without_reset
from tests.runtime.limits_sim.world import Scenario
from wherry._runtime.limits.limits import Limits

UNSEEN = [
    Scenario("15/s, bucket 45", lambda: Server(15, 45), rows=900, latency_s=between(0.2, 1.5), late_s=(0.001, 0.005)),
    Scenario("1,200/s, bucket 1,200, two processes", lambda: Server(1200, 1200), rows=14_000, processes=2, width=80),
    Scenario(
        "5 a second, bucket 300, a few calls are very large",
        lambda: Server(5, 300, tokens=(2000, 120_000)),
        rows=1200,
        tokens=tailed,
        latency_s=between(1, 8),
    ),
    Scenario("150/s, bucket 30", lambda: Server(150, 30), rows=3000, late_s=(0.001, 0.005)),
    Scenario("45/s, bucket 90, no headers", lambda: Server(45, 90, spell=no_headers), rows=3000, late_s=(0.001, 0.005)),
    Scenario(
        "200/s, a minute's figures over a second's bucket",
        lambda: Server(200, 200, spell=of_a_minute),
        rows=6000,
        latency_s=between(0.1, 0.4),
    ),
    Scenario(
        "at most 20 in flight, answers of 1 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=20, retry_after="no"),
        rows=2500,
        latency_s=between(0.8, 1.2),
    ),
    Scenario(
        "fixed windows of 20 s, whole seconds, slow answers",
        lambda: Server(60, 1200, window_s=20.0, spell=whole_seconds, retry_after="whole"),
        rows=8000,
        width=64,
        latency_s=between(1, 3),
    ),
    Scenario(
        "tokens without reset, estimates x3",
        lambda: Server(300, 18_000, tokens=(25_000, 1_500_000), spell=without_reset),
        rows=8000,
        width=64,
        tokens=sizes,
        estimate=3.0,
    ),
    Scenario("70/s, bucket 350, three processes", lambda: Server(70, 350), rows=4000, processes=3, callers=2),
    Scenario(
        "told 1,200 a minute and ten at once, headers tell more",
        lambda: Server(100, 6000, spell=true_headers),
        rows=800,
        latency_s=between(0.1, 0.3),
        limits=Limits(requests_per_minute=1200, concurrent=10),
        share=0.0,
        refused=0.0,
        even=0.9,
    ),
    Scenario(
        "a twentieth fails, jitter, 90/s", lambda: Server(90, 180, flaky=0.05), rows=3000, network_s=(0.002, 0.08)
    ),
]
