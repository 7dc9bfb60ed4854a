#!/usr/bin/env python3
"""Run the checks of tests/groups.toml: format, lint, types, generated code, and every folder of tests.

All steps run, side by side. If one fails, the run fails. Each step prints its result when it ends; a failed one prints all its output.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from functools import partial
from pathlib import Path

from checking import lanes, report, table
from checking.table import Group
from install_pinned import InstallError, make_environment

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
    outcomes = [outcome for group in chosen for outcome in run(group, programs, options)]
    say(f"\n{report.table(outcomes)}")
    say(f"{report.put_into_the_clone(ROOT)}; {time.monotonic() - start:.0f} s by the clock")
    failed = [outcome.step.name for outcome in outcomes if not outcome.passed]
    if failed:
        print(f"scripts/check.py failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def run(group: Group, programs: Path, options: argparse.Namespace) -> list[lanes.Outcome]:
    """Run one group, in its own environment if it needs one."""
    steps = [step for step in group.steps if not options.steps or step.name in options.steps]
    say(f"\n{group.name}: {group.about} ({len(steps)} step{'s' * (len(steps) != 1)}, {lanes.at_a_time()} at a time)")
    home = ROOT / "build" / group.name
    try:
        if group.requirements:
            make_environment(sys.executable, home, ROOT / group.requirements, tell=say)
        # The wheel of pyright carries its own node; without this it would ask the package index for a newer one.
        environment = {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
        return lanes.run(
            steps, programs, ROOT, tell=say, ended=lambda it: say(report.words(it)), environment=environment
        )
    except InstallError as error:
        raise SystemExit(f"scripts/check.py: {error}") from None
    finally:
        if not options.keep:
            for folder in (*group.leaves, *([f"build/{group.name}"] if group.requirements else [])):
                shutil.rmtree(ROOT / folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
