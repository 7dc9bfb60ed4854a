"""Models that share a limit, and models that do not: how they are called, and which of them are found to be one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.runtime.limits_sim.scenarios import sizes
from tests.runtime.limits_sim.servers import Server, whole_seconds
from tests.runtime.limits_sim.world import Scenario, Steps, World
from wherry._runtime.limits.governors import Governors

Turn = Callable[[int], int]
"""From the number of a call to the model."""


def in_turn(number: int) -> int:
    return number % 2


def three_in_turn(number: int) -> int:
    return number % 3


def in_blocks(number: int) -> int:
    return number // 400 % 2


def one_in_ten(number: int) -> int:
    return 0 if number % 10 else 1


@dataclass
class Sharing:
    """`together` are the models that share a limit, one text for each limit: "ab" is one, "a", "b" are two."""

    name: str
    server: Callable[[], Server]
    together: Sequence[str]
    turn: Turn
    rows: int = 3000
    share: float = 0.0
    """The least part of all that was available, of the limit that is used most."""
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def models(self) -> str:
        return "".join(sorted("".join(self.together)))


class Found(World):
    """A world of such models; `families` are those that were found together, second by second."""

    def __init__(self, sharing: Sharing) -> None:
        self.sharing = sharing
        super().__init__(
            Scenario(sharing.name, sharing.server, rows=sharing.rows, models=len(sharing.models), **sharing.more)
        )
        self.limits = [sharing.server() for _ in sharing.together]
        of = {model: limit for limit, models in zip(self.limits, sharing.together, strict=True) for model in models}
        self.servers = [of[model] for model in sharing.models]
        self.number_of_call = 0
        self.families: list[tuple[str, ...]] = []
        self.push(0.0, self.look())

    def call(self, keeper: Governors, model: int, *more: Any) -> Steps:
        model = self.sharing.turn(self.number_of_call)
        self.number_of_call += 1
        yield from super().call(keeper, model, *more)

    def look(self) -> Steps:
        while sum(self.done.values()) < self.sharing.rows:
            yield 1.0
            self.families.append(self.now_found())

    def now_found(self) -> tuple[str, ...]:
        models = self.sharing.models
        return tuple(
            sorted("".join(sorted(models[int(name[6:])] for name in row.models)) for row in self.keepers[0].known())
        )


def small() -> Server:
    return Server(50, 50)


def minute() -> Server:
    return Server(50, 3000)


def tokens() -> Server:
    return Server(500, 30_000, tokens=(20_000, 200_000))


def windows() -> Server:
    return Server(50, 500, window_s=10.0, retry_after="whole")


def seconds() -> Server:
    return Server(50, 3000, spell=whole_seconds, retry_after="whole")


JITTER = {"network_s": (0.005, 0.08), "clock_s": 0.005, "late_s": (0.0, 0.02)}

SHARED = [
    Sharing(f"{title}, {name}", server, together, turn, share=share, more=more)
    for title, server, share, more in (
        ("a bucket of a second", small, 0.96, {}),
        ("a bucket of a second, jitter", small, 0.96, JITTER),
        ("a bucket of a minute", minute, 0.0, {}),
        ("a bucket of a minute, whole seconds", seconds, 0.0, {}),
        ("fixed windows of 10 s", windows, 0.96, {}),
        ("tokens are tight", tokens, 0.96, {"tokens": sizes}),
    )
    for name, together, turn in (
        ("two in turn share it", ("ab",), in_turn),
        ("two in turn have one each", ("a", "b"), in_turn),
        ("nine in ten are of one of two that share it", ("ab",), one_in_ten),
        ("nine in ten are of one of two that have one each", ("a", "b"), one_in_ten),
        ("two of three share it", ("ab", "c"), three_in_turn),
        ("three in turn have one each", ("a", "b", "c"), three_in_turn),
    )
]
"""Models that are called side by side."""

SHARED += [
    Sharing(f"{title}, two in blocks {name}", server, together, in_blocks)
    for title, server in (("a bucket of a second", small), ("a bucket of a minute", minute))
    for name, together in (("share it", ("ab",)), ("have one each", ("a", "b")))
]
"""Only one at a time has calls; while the other has none, its bucket fills."""
