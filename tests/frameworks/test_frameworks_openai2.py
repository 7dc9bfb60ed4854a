"""Frameworks that want an older official package work as well with a client of this one."""

from __future__ import annotations

import pytest

from tests.frameworks import comparing

FRAMEWORKS = ("instructor", "llama_index")
STEPS = [(framework, step) for framework in FRAMEWORKS for step in comparing.steps_of(framework)]


@pytest.mark.parametrize(("framework", "step"), STEPS, ids=lambda name: name)
def test_a_step_gives_the_same(framework: str, step: str) -> None:
    """What the framework makes of the answer is the same, and a step that is listed as broken still is."""
    comparing.check("frameworks-openai2", framework, step)


def test_what_is_broken_is_a_step() -> None:
    """The table of broken steps names steps, each with a reason."""
    for framework, steps in comparing.BROKEN.items():
        assert set(steps) <= set(comparing.steps_of(framework))
        assert all(steps.values())
