"""Frameworks that take the newest official package work as well with clients of this one."""

from __future__ import annotations

import pytest

from tests.frameworks import comparing, tried

HERE = "frameworks"


@pytest.mark.parametrize(("framework", "step", "kind"), tried.cases(HERE), ids=lambda name: name)
def test_a_step_gives_the_same(framework: str, step: str, kind: str) -> None:
    """What the framework sends, and makes of the answer, is the same; a step that is listed as broken still is."""
    comparing.check(HERE, framework, step, kind)
