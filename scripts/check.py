#!/usr/bin/env python3
"""Run the checks of tests/groups.toml: format, lint, types, generated code, and every folder of tests.

All steps run, side by side. If one fails, the run fails. Each step prints its result when it ends; a failed one prints all its output.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from checking import lanes, report, table
from checking.schedule import Schedule
from checking.table import Group

ROOT = Path(__file__).resolve().parent.parent
say = partial(print, flush=True)


def main() -> int:
    known = table.groups(ROOT / "tests/groups.toml")
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--group", action="append", choices=known, help="the group to run (default: test); repeatable")
    parser.add_argument("--keep", action="store_true", help="keep the environments that were made for single groups")
    parser.add_argument("steps", nargs="*", help="run only these steps of the group")
    options = parser.parse_args()
    programs = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
    if not programs.is_dir():
        print("scripts/check.py needs .venv: run 'make install' first", file=sys.stderr)
        return 1
    chosen = [known[name] for name in options.group or ["test"]]
    unknown = set(options.steps) - {step.name for group in chosen for step in group.steps}
    if unknown:
        parser.error(f"no such step: {', '.join(sorted(unknown))}; tests/groups.toml lists all of them")
    start = time.monotonic()
    outcomes = run([with_steps(group, options.steps) for group in chosen], programs, keep=options.keep)
    say(f"\n{report.table(outcomes)}")
    say(f"{report.put_into_the_clone(ROOT)}; {time.monotonic() - start:.0f} s by the clock")
    failed = [outcome.step.name for outcome in outcomes if not outcome.passed]
    if failed:
        print(f"scripts/check.py failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def with_steps(group: Group, names: Sequence[str]) -> Group:
    """Return a group with the named steps of it alone; with all of them if none is named."""
    return replace(group, steps=tuple(step for step in group.steps if not names or step.name in names))


def run(groups: Sequence[Group], programs: Path, *, keep: bool) -> list[lanes.Outcome]:
    """Run groups, each in its own environment if it needs one."""
    groups = [group for group in groups if group.steps]
    for group in groups:
        say(f"{group.name}: {group.about} ({len(group.steps)} step{'s' * (len(group.steps) != 1)})")
    schedule = Schedule(groups, ROOT, keep=keep)
    say(f"{lanes.at_a_time()} steps at a time\n")

    def ended(outcome: lanes.Outcome) -> None:
        say(report.words(outcome))
        if not outcome.passed and schedule.installs(outcome.step):
            raise SystemExit(f"scripts/check.py failed: {outcome.step.name}")
        schedule.ended(outcome)

    try:
        # The wheel of pyright carries its own node; without this it would ask the package index for a newer one.
        environment = {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
        return lanes.run(
            schedule.steps, programs, ROOT, tell=say, ended=ended, environment=environment, ready=schedule.ready
        )
    finally:
        schedule.clear()


if __name__ == "__main__":
    sys.exit(main())
