"""Frameworks that want an older official package work as well with clients of this one, and the tables are in order."""

from __future__ import annotations

import pytest
import tomllib

from tests.frameworks import __main__ as report
from tests.frameworks import comparing, given, run, tried
from wherry_server import serve

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


def test_an_empty_answer_is_a_failure() -> None:
    """A step fails if a part of its value says nothing, even if it raises no error."""
    values = (None, "", [], ("text", []), ("text", ["", None, {"usage": 0}]))
    with serve() as server:
        found = [run.result(lambda _, value=value: value, given.Given("openai", server.url)) for value in values]
        assert run.result(lambda _: ("text", ["", "more"]), given.Given("openai", server.url)) == {
            "value": ["text", ["", "more"]]
        }
    assert all("empty" in one["error"] for one in found)


def test_a_report_tells_new_failures_from_known_ones() -> None:
    """The report names what fails with our clients, and what fails with openai's own; not what broken.toml has."""
    works, fails = {"value": "text", "sent": []}, {"error": "no"}
    found: comparing.Results = {
        "openai": {"responses": works, "plain": works, "stream": works, "tools": fails},
        "wherry": {"responses": fails, "plain": fails, "stream": works, "tools": fails},
    }
    working = {kind: report._working(found, kind) for kind in found}
    assert working["wherry"] == {"stream"}
    assert [line.split(":")[0] for line in report._failures("llama_index", found, working)] == [
        "llama_index, tools, openai",
        "llama_index, plain, wherry",
    ]
