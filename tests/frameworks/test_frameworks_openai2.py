"""Frameworks that want an older official package work as well with clients of this one, and the tables are in order."""

from __future__ import annotations

import pytest
import tomllib

from tests.frameworks import comparing, tried

HERE = "frameworks-openai2"


@pytest.mark.parametrize(("framework", "step", "kind"), tried.cases(HERE), ids=lambda name: name)
def test_a_step_gives_the_same(framework: str, step: str, kind: str) -> None:
    """What the framework sends, and makes of the answer, is the same; a step that is listed as broken still is."""
    comparing.check(HERE, framework, step, kind)


def test_what_is_broken_is_a_step() -> None:
    """The table of broken steps names steps, each with a reason."""
    for kind, frameworks in tried.BROKEN.items():
        for framework, steps in frameworks.items():
            assert all(kind in tried.kinds_for(framework, step) for step in steps)
            assert set(steps) <= set(tried.steps_of(framework))
            assert all(steps.values())


def test_how_many_of_the_first_steps_work() -> None:
    """Of the 63 first steps in ten frameworks, all work with clients that pass for official ones, 25 with a plain one."""
    first = {
        (name, step)
        for names in tried.FRAMEWORKS.values()
        for name in names
        for step in tried.steps_of(name, tried.FIRST)
    }
    broken = {
        kind: first & {(name, step) for name, steps in tried.BROKEN.get(kind, {}).items() for step in steps}
        for kind in tried.KINDS
    }
    assert {kind: 63 - len(steps) for kind, steps in broken.items()} == {"wherry": 25, "compat": 63}
    assert len(first) == 63


def test_the_frameworks_are_those_that_are_pinned() -> None:
    """Each environment has the frameworks of its group in pyproject.toml."""
    groups = tomllib.loads((comparing.ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    for group, names in tried.FRAMEWORKS.items():
        assert sorted(names.values()) == groups[group]
