"""The checks: which step begins when, and what is left of the environments of groups."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from checking import lanes
from checking.schedule import OPEN, Schedule
from checking.table import Group, Step

PROGRAMS = Path(sys.executable).parent


def group(name: str, *budgets: float, requirements: str = "", leaves: tuple[str, ...] = ()) -> Group:
    """A group with a step for each budget."""
    steps = tuple(Step(f"{name}-{budget:g}", ("python", "-c", ""), budget) for budget in budgets)
    return Group(name, "", requirements, leaves, steps)


def begun(schedule: Schedule) -> list[str]:
    """Begin all steps that can begin, and return their names."""
    names = [step.name for step in schedule.steps if schedule.ready(step)]
    schedule.steps = [step for step in schedule.steps if step.name not in names]
    return names


def test_longest_first_and_the_next_environment_before(tmp_path: Path) -> None:
    """The steps of a group begin with the dearest; the environment of the next group comes before all of them."""
    groups = [group("a", 1, 3, 2), group("b", 5, requirements="b.txt"), group("c", 4, 6, requirements="c.txt")]
    names = [step.name for step in Schedule(groups, tmp_path, keep=False).steps]
    assert names == ["environment of b", "a-3", "a-2", "a-1", "environment of c", "b-5", "c-6", "c-4"]


def test_steps_wait_for_their_environment(tmp_path: Path) -> None:
    """Until it is made the steps of a group wait; at most three environments are there, and each goes with the last step."""
    groups = [group(name, 1, requirements=f"{name}.txt") for name in "abcd"]
    schedule = Schedule(groups, tmp_path, keep=False)
    installs = {step.name: step for step in schedule.steps if schedule.installs(step)}
    assert begun(schedule) == [f"environment of {name}" for name in "abc"]
    assert len(installs) == OPEN + 1
    (tmp_path / "build/a").mkdir(parents=True)
    schedule.ended(lanes.Outcome(installs["environment of a"], True, "", 0.0, 0.0))
    assert begun(schedule) == ["a-1"]
    assert (tmp_path / "build/a").is_dir()
    schedule.ended(lanes.Outcome(groups[0].steps[0], True, "", 0.0, 0.0))
    assert not (tmp_path / "build/a").exists()
    assert begun(schedule) == ["environment of d"]


@pytest.mark.parametrize("keep", [False, True])
def test_what_groups_leave(tmp_path: Path, keep: bool) -> None:
    """Folders that a group leaves are deleted with it, and with all of them, unless they are to be kept."""
    first, second = group("a", 1, leaves=("build/x",)), group("b", 1, requirements="b.txt")
    schedule = Schedule([first, second], tmp_path, keep=keep)
    for name in ("x", "b"):
        (tmp_path / "build" / name).mkdir(parents=True)
    schedule.ended(lanes.Outcome(first.steps[0], True, "", 0.0, 0.0))
    assert (tmp_path / "build/x").exists() is keep
    assert (tmp_path / "build/b").exists()
    schedule.clear()
    assert (tmp_path / "build/b").exists() is keep


def test_lanes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that has to wait lets others go first; steps keep bytecode, and a knot is an error."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path)
    ended: list[str] = []
    told = "import sys; print(sys.dont_write_bytecode)"
    late, soon = Step("late", ("python", "-c", ""), 9), Step("soon", ("python", "-c", told), 1)

    def run(steps: list[Step]) -> list[lanes.Outcome]:
        return lanes.run(
            steps,
            PROGRAMS,
            tmp_path,
            tell=print,
            ended=lambda outcome: ended.append(outcome.step.name),
            ready=lambda step: step is soon or "soon" in ended,
        )

    outcomes = run([late, soon])
    assert [(each.step.name, each.passed) for each in outcomes] == [("soon", True), ("late", True)]
    assert outcomes[0].output.strip() == "False"
    ended.clear()
    with pytest.raises(RuntimeError, match="wait for each other: late"):
        run([late])
