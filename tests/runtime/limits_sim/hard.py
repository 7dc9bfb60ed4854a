"""What is hard: slow limits, servers that tell nothing or something wrong, and a loaded machine."""

from __future__ import annotations

from tests.runtime.limits_sim.fresh import whole_dates
from tests.runtime.limits_sim.scenarios import between
from tests.runtime.limits_sim.servers import (
    Server,
    no_headers,
    nothing_left,
    nothing_left_now,
    on_refusals_alone,
    with_dates,
)
from tests.runtime.limits_sim.world import Dice, Scenario

SLOW = [
    *(
        Scenario(
            f"{limit} a minute, {rows} calls at once",
            lambda limit=limit: Server(limit / 60, limit),  # type: ignore[misc]
            rows=rows,
            callers=1,
            width=rows,
        )
        for limit, rows in ((20, 25), (30, 40), (60, 100), (100, 150), (500, 900))
    ),
    Scenario("30 a minute, two processes", lambda: Server(0.5, 30), rows=200, processes=2, callers=1, width=32),
    Scenario("60 a minute, two processes", lambda: Server(1, 60), rows=500, processes=2, callers=1, width=32),
    Scenario(
        "60 a minute, two processes, slow answers",
        lambda: Server(1, 60),
        rows=500,
        processes=2,
        callers=1,
        width=32,
        latency_s=between(2, 8),
    ),
    Scenario(
        "60 a minute, another process begins at 70 s",
        lambda: Server(1, 60),
        rows=400,
        processes=2,
        callers=1,
        width=32,
        begins_s=(0, 70),
        refused=0.01,  # the newcomer's first calls meet an empty bucket
    ),
    Scenario("200 a minute, four processes", lambda: Server(200 / 60, 200), rows=1200, processes=4, callers=1),
]

SLOW_TO_REFUSE = {"refusal_s": 0.1, "late_s": (0.001, 0.005)}

BLIND = [
    *(
        Scenario(
            f"{rate}/s, bucket {cap}, no headers, refusals take 0.1 s",
            lambda rate=rate, cap=cap: Server(rate, cap, spell=no_headers, retry_after="no"),  # type: ignore[misc]
            rows=rows,
            **SLOW_TO_REFUSE,  # type: ignore[arg-type]
        )
        for rate, cap, rows in (
            (100, 100, 2000),
            (20, 20, 600),
            (300, 300, 5000),
            (100, 10, 2000),
            (50, 500, 3000),
            (5, 5, 500),
        )
    ),
    Scenario(
        "at most 32 in flight, answers of 1 s, 600 calls",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=32, retry_after="no"),
        rows=600,
        latency_s=between(0.99, 1.01),
        **SLOW_TO_REFUSE,  # type: ignore[arg-type]
    ),
    Scenario(
        "at most 32 in flight, answers of 50 to 150 ms",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=32, retry_after="no"),
        rows=3000,
        **SLOW_TO_REFUSE,  # type: ignore[arg-type]
    ),
    Scenario(
        "from 25/s to 200/s at 15 s, no headers",
        lambda: Server(25, 25, spell=no_headers, changes=((15, 8.0),)),
        rows=4000,
        share=0.8,
        **SLOW_TO_REFUSE,  # type: ignore[arg-type]
    ),
]

WRONG = [
    Scenario(
        f"nothing is ever left, {title}, everything is let in",
        lambda spell=spell: Server(1e6, 1e6, spell=spell, at_once=64),  # type: ignore[misc]
        rows=20_000,
        share=0.9,
    )
    for title, spell in (("500 a minute", nothing_left), ("ten", nothing_left_now))
]

CLOCKS = [
    Scenario(
        f"{title}, our clock {name}",
        server,
        rows=rows,
        wall_s=wrong,
        refused=0.01,
        share=0.9 if rows == 1000 else 0.96,  # the first refusal is what tells of the limit
        even=0.9,
    )
    for title, server, rows in (
        ("dates, 50/s, bucket 500", lambda: Server(50, 500, spell=with_dates), 2500),
        (
            "dates in whole seconds, 50/s, bucket 50",
            lambda: Server(50, 50, spell=whole_dates, retry_after="whole"),
            1500,
        ),
        (
            "a moment on refusals alone",
            lambda: Server(20, 200, window_s=10.0, spell=on_refusals_alone, retry_after="no"),
            1000,
        ),
    )
    for name, wrong in (
        ("is an hour behind", lambda now: -3600.0),
        ("is an hour ahead", lambda now: 3600.0),
        ("jumps back by a minute at 10 s", lambda now: -60.0 if now > 10 else 0.0),
    )
]


def mixed(dice: Dice) -> tuple[float, float]:
    return 20.0 + dice.randrange(481), 0.0


LOADED = [
    *(
        Scenario(
            f"10,000 tokens/s, the machine stands still for {lag[0]} to {lag[1]} s, estimate x{factor}",
            lambda: Server(1e6, 1e6, tokens=(10_000, 10_000)),
            rows=600,
            tokens=mixed,
            estimate=factor,
            lag_s=lag,
            refusal_s=0.1,
            even=0.85,
        )
        for lag, factor in (
            ((0.02, 0.1), 1.0),
            ((0.05, 0.2), 1.0),
            ((0.05, 0.2), 0.9),
            ((0.05, 0.2), 2.0),
            ((0.1, 0.4), 1.0),
        )
    ),
    *(
        Scenario(
            f"10,000 tokens/s, calls use {100 * used:g} % of what they are judged by{title}",
            lambda: Server(1e6, 1e6, tokens=(10_000, 10_000)),
            rows=600,
            tokens=mixed,
            estimate=factor,
            used=used,
            lag_s=lag,
            refusal_s=0.1,
            even=0.85,
        )
        for used, factor, lag, title in (
            (0.05, 1.0, (0.0, 0.0), ""),
            (0.05, 1.0, (0.02, 0.1), ", loaded"),
            (0.05, 1.0, (0.05, 0.2), ", very loaded"),
            (0.05, 0.65, (0.02, 0.1), " and the estimate is low, loaded"),
            (0.4, 1.3, (0.02, 0.1), " and the estimate is high, loaded"),
        )
    ),
    Scenario(
        "100/s, bucket 100, the machine stands still for 0.05 to 0.2 s",
        lambda: Server(100, 100),
        lag_s=(0.05, 0.2),
        refusal_s=0.1,
        even=0.85,
    ),
]
