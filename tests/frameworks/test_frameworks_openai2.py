"""Frameworks that want an older official package work as well with clients of this one, and the tables are in order."""

from __future__ import annotations

import pytest

from tests.frameworks import comparing

HERE = "frameworks-openai2"


@pytest.mark.parametrize(("framework", "step", "kind"), comparing.cases(HERE), ids=lambda name: name)
def test_a_step_gives_the_same(framework: str, step: str, kind: str) -> None:
    """What the framework sends, and makes of the answer, is the same; a step that is listed as broken still is."""
    comparing.check(HERE, framework, step, kind)


def test_what_is_broken_is_a_step() -> None:
    """The table of broken steps names steps, each with a reason."""
    for kind, frameworks in comparing.BROKEN.items():
        assert kind in comparing.KINDS
        for framework, steps in frameworks.items():
            known = {
                step
                for folder in (comparing.FIRST, comparing.FURTHER)
                for step in comparing.steps_of(framework, folder)
            }
            assert set(steps) <= known
            assert all(steps.values())
