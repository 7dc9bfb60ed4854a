"""Servers with limits, in virtual time. Each decides when a call arrives, and keeps count of what it could have let in."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone

EPOCH_S = 1_800_000_000.0
"""Unix time when a simulation begins."""


@dataclass
class Answer:
    status: int
    headers: dict[str, str] = field(default_factory=dict)


class Level:
    """What is left of one limit: a bucket that fills steadily, or a window that is filled at its end."""

    def __init__(self, per_s: float, cap: float, window_s: float | None = None) -> None:
        self.per_s, self.cap, self.window_s = per_s, cap, window_s
        self.level, self.at, self.used, self.came = cap, 0.0, 0.0, cap

    def refill(self, now: float, down: bool = False) -> None:
        """Let time pass; `came` is all that was available until now. What flows over while the server is down was not."""
        if self.window_s is None:
            level = min(self.cap, self.level + self.per_s * (now - self.at))
            self.came += level - self.level if down else self.per_s * (now - self.at)
            self.level = level
        elif (ended := int(now / self.window_s) - int(self.at / self.window_s)) > 0:
            self.came += self.cap * ended
            self.level = self.cap
        self.at = now

    def available(self) -> float:
        """All that could have been used by now; of a window that goes on, its part."""
        if self.window_s is None:
            return self.came
        part = (self.at / self.window_s) % 1.0
        return max(self.used, self.came - self.cap * (1 - part))

    def take(self, cost: float) -> None:
        self.level -= cost
        self.used += cost

    def reset_s(self) -> float:
        if self.window_s is None:
            return (self.cap - self.level) / self.per_s
        return self.window_s - self.at % self.window_s

    def short_s(self, cost: float) -> float:
        """How long until the level is enough."""
        return self.reset_s() if self.window_s is not None else max(0.0, (cost - self.level) / self.per_s)


def go_duration(seconds: float) -> str:
    """`16m17.764s`, as the service writes it."""
    if seconds < 1:
        return f"{math.floor(seconds * 1000)}ms"
    minutes, rest = divmod(seconds, 60)
    return (f"{int(minutes)}m" if minutes else "") + f"{math.floor(rest * 1000) / 1000:g}s"


Spell = Callable[[dict[str, Level], bool, float], dict[str, str]]
"""(levels, refused, now) -> headers."""


def true_headers(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """As OpenAI's."""
    return named("x-ratelimit-{field}-{kind}", levels, go_duration)


def whole_seconds(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """As Azure's."""
    return named("x-ratelimit-{field}-{kind}", levels, lambda seconds: str(math.ceil(seconds)))


def with_dates(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """As Anthropic's."""

    def date(seconds: float) -> str:
        moment = datetime.fromtimestamp(EPOCH_S + now + seconds, timezone.utc)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    return {
        name.replace("_", "-"): value
        for name, value in named("anthropic-ratelimit-{kind}-{field}", levels, date).items()
    }


def without_reset(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """As Mistral's."""
    found = named("x-ratelimit-{field}-{kind}-minute", levels, str)
    return {name.replace("requests", "req"): value for name, value in found.items() if "-reset-" not in name}


def named(pattern: str, levels: dict[str, Level], reset: Callable[[float], str]) -> dict[str, str]:
    found = {}
    for kind, level in levels.items():
        kind = kind.replace("_day", "-day")
        found[pattern.format(field="limit", kind=kind)] = f"{level.cap:.0f}"
        found[pattern.format(field="remaining", kind=kind)] = f"{math.floor(max(level.level, 0))}"
        found[pattern.format(field="reset", kind=kind)] = reset(level.reset_s())
    return found


def no_headers(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    return {}


def always_full(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """The same figures whatever happens."""
    return {
        "x-ratelimit-limit-requests": "6000",
        "x-ratelimit-remaining-requests": "5999",
        "x-ratelimit-reset-requests": "10ms",
    }


def always_empty(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """Nothing is ever left."""
    cap = levels["requests"].cap
    return {
        "x-ratelimit-limit-requests": f"{cap:.0f}",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "1s",
    }


def nothing_left(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """Nothing is ever left of 500 a minute, and a minute is always to go."""
    return {
        "x-ratelimit-limit-requests": "500",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "1m0s",
    }


def nothing_left_now(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """Nothing is ever left of ten, and it comes back at once."""
    return {
        "x-ratelimit-limit-requests": "10",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "0s",
    }


def on_refusals_alone(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """As OpenRouter's: the reset is a moment, in milliseconds."""
    level = levels["requests"]
    return (
        {}
        if not refused
        else {
            "x-ratelimit-limit": f"{level.cap:.0f}",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": f"{1000 * (EPOCH_S + now + level.reset_s()):.0f}",
        }
    )


def not_known(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """Azure's "not known"."""
    return {
        "x-ratelimit-limit-requests": "0",
        "x-ratelimit-remaining-requests": "-1",
        "x-ratelimit-reset-requests": "0",
    }


def of_a_minute(levels: dict[str, Level], refused: bool, now: float) -> dict[str, str]:
    """The figures of a minute, where a second is what counts."""
    level = levels["requests"]
    left = level.per_s * 59 + level.level if not refused else 0
    return {
        "x-ratelimit-limit-requests": f"{level.per_s * 60:.0f}",
        "x-ratelimit-remaining-requests": f"{left:.0f}",
        "x-ratelimit-reset-requests": go_duration((level.cap - level.level) / level.per_s),
    }


class Server:
    """Limits of requests and tokens; `changes` are (second, factor) of the rate."""

    def __init__(
        self,
        per_s: float,
        cap: float,
        *,
        window_s: float | None = None,
        spell: Spell = true_headers,
        retry_after: str = "exact",
        changes: tuple[tuple[float, float], ...] = (),
        outage: tuple[float, float] = (math.inf, math.inf),
        at_once: int | None = None,
        flaky: float = 0.0,
        stray: Callable[[float], float] = lambda now: 0.0,
        **others: tuple[float, float],
    ) -> None:
        self.levels = {"requests": Level(per_s, cap, window_s)}
        for kind, (rate, most) in others.items():
            self.levels[kind] = Level(rate, most, window_s)
        self.spell, self.retry_after = spell, retry_after
        self.changes, self.outage, self.at_once = list(changes), outage, at_once
        self.flaky, self.stray, self.dice = flaky, stray, random.Random(5)
        self.running = self.ok = self.refused = self.failed = 0
        self.last_ok, self.slots_s, self.seen = 0.0, 0.0, 0.0

    def costs(self, tokens: tuple[float, float]) -> dict[str, float]:
        given, made = tokens
        known = {"requests": 1.0, "tokens": given + made, "input_tokens": given, "output_tokens": made}
        known["tokens_day"] = given + made
        return {kind: known[kind] for kind in self.levels}

    def arrive(self, now: float, tokens: tuple[float, float]) -> Answer:
        """A call arrives."""
        while self.changes and now >= self.changes[0][0]:
            at, factor = self.changes.pop(0)
            for level in self.levels.values():
                level.refill(at)
                level.per_s *= factor
        down = self.outage[0] <= now < self.outage[1]
        if now >= self.outage[1]:
            for level in self.levels.values():
                level.refill(self.outage[1], True)
            self.outage = (math.inf, math.inf)
        for level in self.levels.values():
            level.refill(now, down)
        if down or (self.flaky and self.dice.random() < self.flaky):
            self.failed += 1
            return Answer(503)
        if (chance := self.stray(now)) and self.dice.random() < chance:
            self.refused += 1
            return Answer(429, self.spell(self.levels, False, now))
        costs = self.costs(tokens)
        short = [kind for kind, cost in costs.items() if self.levels[kind].level < cost]
        full = self.at_once is not None and self.running >= self.at_once
        if short or full:
            self.refused += 1
            headers = self.spell(self.levels, True, now)
            wait = max((self.levels[kind].short_s(costs[kind]) for kind in short), default=0.0)
            if self.retry_after == "exact" and short:
                headers["retry-after-ms"] = str(math.ceil(wait * 1000))
            elif self.retry_after == "whole" and short:
                headers["retry-after"] = str(math.ceil(wait))
            return Answer(429, headers)
        for kind, cost in costs.items():
            self.levels[kind].take(cost)
        self.ok += 1
        self.running += 1
        self.last_ok = now
        return Answer(200, self.spell(self.levels, False, now))

    def left(self, seconds: float) -> None:
        """A call that was let in is over; it took so long."""
        self.running -= 1
        self.slots_s += seconds

    def share(self) -> float:
        """How much of all that was available was used: of the limit that was the tightest."""
        found = [level.used / max(level.available(), 1e-9) for level in self.levels.values()]
        if self.at_once is not None:
            found.append(self.slots_s / (self.at_once * self.last_ok))
        return max(found)
