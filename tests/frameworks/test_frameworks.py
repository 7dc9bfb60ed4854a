"""Frameworks that take the newest official package work as well with a client of this one."""

from __future__ import annotations

import pytest

from tests.frameworks import comparing

FRAMEWORKS = ("agents", "autogen", "haystack", "langchain", "mem0", "outlines", "pydantic_ai", "smolagents")
STEPS = [(framework, step) for framework in FRAMEWORKS for step in comparing.steps_of(framework)]


@pytest.mark.parametrize(("framework", "step"), STEPS, ids=lambda name: name)
def test_a_step_gives_the_same(framework: str, step: str) -> None:
    """What the framework makes of the answer is the same, and a step that is listed as broken still is."""
    comparing.check("frameworks", framework, step)
