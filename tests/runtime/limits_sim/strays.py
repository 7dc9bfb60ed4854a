"""Scenarios with refusals that no limit explains: 64 callers, and a server that could serve them all."""

from __future__ import annotations

from collections.abc import Callable

from tests.runtime.limits_sim.servers import Server, Spell, no_headers, true_headers
from tests.runtime.limits_sim.world import Scenario


def busy(chance: Callable[[float], float], spell: Spell) -> Callable[[], Server]:
    return lambda: Server(1e6, 1e6, spell=spell, at_once=64, retry_after="no", stray=chance)


STRAY = [
    *(
        Scenario(
            f"{100 * chance:g} % are refused at random, {title}",
            busy(lambda now, chance=chance: chance, spell),  # type: ignore[misc]
            rows=60_000,
            share=share,
            refused=1.5 * chance,
            even=0.9,
        )
        for chance, spell, title, share in (
            (0.005, no_headers, "no headers", 0.9),
            (0.005, true_headers, "headers that show plenty", 0.9),
            (0.02, no_headers, "no headers", 0.9),
            (0.02, true_headers, "headers that show plenty", 0.9),
        )
    ),
    Scenario(
        "10 % are refused at random from 4 s to 8 s",
        busy(lambda now: 0.1 if 4 <= now < 8 else 0.0, no_headers),
        rows=20_000,
        share=0.85,
        refused=0.02,
        even=0.9,
    ),
]
