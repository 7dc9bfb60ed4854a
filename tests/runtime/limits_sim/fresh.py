"""More that no constant was set by: work that comes and goes, limits that change for a while, and answers of very unequal length."""

from __future__ import annotations

import math
from datetime import datetime, timezone

from tests.runtime.limits_sim.scenarios import between
from tests.runtime.limits_sim.servers import EPOCH_S, Answer, Level, Server, named, no_headers, whole_seconds
from tests.runtime.limits_sim.world import Dice, Scenario


class Changing(Server):
    """The limit that is told changes, too, and what is left of it with it."""

    def arrive(self, now: float, tokens: tuple[float, float]) -> Answer:
        while self.changes and now >= self.changes[0][0]:
            at, factor = self.changes.pop(0)
            for level in self.levels.values():
                level.refill(at)
                level.per_s, level.cap, level.level = level.per_s * factor, level.cap * factor, level.level * factor
        return super().arrive(now, tokens)


def whole_dates(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """As Anthropic's: dates in whole seconds, rounded up."""

    def date(seconds: float) -> str:
        moment = datetime.fromtimestamp(math.ceil(EPOCH_S + now + seconds), timezone.utc)
        return moment.isoformat().replace("+00:00", "Z")

    found = named("anthropic-ratelimit-{kind}-{field}", levels, date)
    return {name.replace("_", "-"): value for name, value in found.items()}


def one_to_fifty(dice: Dice) -> tuple[float, float]:
    return dice.choice((40.0, 40.0, 40.0, 2000.0)), 0.0


def very_unequal(dice: Dice) -> float:
    """0.2 to 40 s."""
    return float(min(0.2 * dice.paretovariate(0.7), 40.0))


FRESH = [
    Scenario("33/s, bucket 99, network of 10 to 200 ms", lambda: Server(33, 99), rows=2000, network_s=(0.01, 0.2)),
    Scenario(
        "12 a minute, answers of 5 to 40 s",
        lambda: Server(0.2, 12),
        rows=120,
        callers=2,
        width=16,
        latency_s=between(5, 40),
        even=0.85,
        refused=0.01,  # one call: more than the limit are sent before the first answer tells of it
    ),
    Scenario(
        "400 a minute, answers of 0.2 to 40 s",
        lambda: Server(400 / 60, 400),
        rows=3000,
        width=64,
        latency_s=very_unequal,
    ),
    Scenario(
        "10/s, a minute's bucket, 40 s of work and 30 s of rest",
        lambda: Server(10, 600),
        rows=4000,
        rests_s=(40, 30),
        share=0.9,
    ),
    Scenario(
        "15/s, a minute's bucket, whole seconds, 20 s of work and 20 s of rest",
        lambda: Server(15, 900, spell=whole_seconds, retry_after="whole"),
        rows=5000,
        rests_s=(20, 20),
        share=0.9,
    ),
    Scenario(
        "80/s, a bucket of a second, 3 s of work and 2 s of rest",
        lambda: Server(80, 80),
        rows=2500,
        rests_s=(3, 2),
        share=0.5,
    ),
    Scenario("60/s, half of it from 15 s to 35 s", lambda: Changing(60, 180, changes=((15, 0.5), (35, 2))), rows=3000),
    Scenario(
        "60/s, twice as much from 15 s to 35 s", lambda: Changing(60, 180, changes=((15, 2), (35, 0.5))), rows=4000
    ),
    Scenario(
        "240 a minute, half of it from 60 s to 180 s, two processes",
        lambda: Changing(4, 240, changes=((60, 0.5), (180, 2))),
        rows=1500,
        processes=2,
        callers=1,
    ),
    Scenario(
        "12/s, a minute's bucket, three processes",
        lambda: Server(12, 720),
        rows=4000,
        processes=3,
        callers=2,
        latency_s=between(0.3, 3),
    ),
    Scenario("35/s, bucket 35, three processes", lambda: Server(35, 35), rows=2000, processes=3, callers=1),
    Scenario(
        "50/s, bucket 500, four processes come and go",
        lambda: Server(50, 500),
        rows=4000,
        processes=4,
        callers=1,
        begins_s=(0, 4, 11, 25),
        ends_s=(30, 1e9, 20, 50),
    ),
    Scenario(
        "tokens of 1:50, a bucket of a second",
        lambda: Server(1000, 1000, tokens=(25_000, 25_000)),
        rows=1500,
        tokens=one_to_fifty,
        even=0.9,
    ),
    Scenario(
        "tokens of 1:50, a minute's bucket, two processes, estimates off by half",
        lambda: Server(1000, 60_000, tokens=(6_000, 360_000)),
        rows=2500,
        processes=2,
        callers=2,
        tokens=one_to_fifty,
        spread=0.5,
        latency_s=between(0.3, 3),
    ),
    Scenario(
        "dates in whole seconds, 20/s, bucket 200",
        lambda: Server(20, 200, spell=whole_dates, retry_after="whole"),
        rows=2000,
    ),
    Scenario(
        "dates in whole seconds, 40/s, bucket 40",
        lambda: Server(40, 40, spell=whole_dates, retry_after="whole"),
        rows=2000,
    ),
    Scenario(
        "dates in whole seconds, 5/s, a minute's bucket, two processes",
        lambda: Server(5, 300, spell=whole_dates, retry_after="whole"),
        rows=1500,
        processes=2,
        callers=1,
        latency_s=between(0.5, 5),
    ),
    Scenario(
        "at most 22 in flight, answers of 0.2 to 40 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=22, retry_after="no"),
        rows=2000,
        latency_s=very_unequal,
    ),
    Scenario(
        "at most 6 in flight, answers of 0.3 to 2 s",
        lambda: Server(1e6, 1e6, spell=no_headers, at_once=6, retry_after="no"),
        rows=2000,
        latency_s=between(0.3, 2),
    ),
    Scenario(
        "75/s, bucket 20, no headers, jitter",
        lambda: Server(75, 20, spell=no_headers, retry_after="no"),
        rows=4000,
        network_s=(0.005, 0.06),
        refusal_s=0.03,
    ),
    Scenario(
        "120/s, half of it from 15 s to 35 s, no headers",
        lambda: Server(120, 120, spell=no_headers, changes=((15, 0.5), (35, 2))),
        rows=6000,
        share=0.9,
    ),
    Scenario(
        "40/s, bucket 200, no headers, 10 s of work and 10 s of rest",
        lambda: Server(40, 200, spell=no_headers),
        rows=3000,
        rests_s=(10, 10),
        share=0.5,
    ),
]
