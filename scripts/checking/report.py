"""What a run of checks prints: the result of each step, the table of all steps, and the disk space used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from .lanes import Outcome

__all__ = ("CLONE_MB", "put_into_the_clone", "table", "words")

CLONE_MB = 900
"""How many MB the checks of one Python may add to a clone: tools, npm packages, caches."""
_PLACES = (".venv", "node_modules", "build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")
_SUMMARY = re.compile(r"^=+ short test summary info =+$", re.MULTILINE)


def words(outcome: Outcome) -> str:
    """Return what to print for a step that has ended: all its output if it failed, else its last line and its skips."""
    if not outcome.passed:
        return f"\n== {outcome.step.name}: FAILED after {outcome.clock_s:.0f} s\n{outcome.output.rstrip()}\n"
    summary = _SUMMARY.search(outcome.output)
    last = outcome.output[summary.end() :] if summary else outcome.output.rstrip().rpartition("\n")[2]
    return f"== {outcome.step.name}: good, {outcome.clock_s:.0f} s: {last.strip()}"


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the table of what each step took, with its budget."""
    width = max(len(outcome.step.name) for outcome in outcomes)
    lines = [f"{'step':{width}}  processor   budget    clock"]
    for outcome in sorted(outcomes, key=lambda outcome: -outcome.processor_s):
        used, budget = outcome.processor_s, outcome.step.budget_s
        note = "  FAILED" if not outcome.passed else "  over its budget" if used > budget else ""
        lines.append(f"{outcome.step.name:{width}}  {used:7.0f} s  {budget:5.0f} s  {outcome.clock_s:5.0f} s{note}")
    total, budget = sum(each.processor_s for each in outcomes), sum(each.step.budget_s for each in outcomes)
    return "\n".join([*lines, f"{'together':{width}}  {total:7.0f} s  {budget:5.0f} s"])


def put_into_the_clone(root: Path) -> str:
    """Return the size of the folders that the checks fill."""
    sizes = {place: _size(root / place) for place in _PLACES}
    parts = ", ".join(f"{place} {size / 1e6:.0f}" for place, size in sizes.items() if size >= 1e6)
    return f"in the clone: {sum(sizes.values()) / 1e6:.0f} MB of {CLONE_MB} ({parts})"


def _size(folder: Path) -> int:
    """Return the bytes of all files below `folder`; a file with several hard links counts once."""
    files = {
        (it.st_dev, it.st_ino): it.st_size for path in folder.rglob("*") if not path.is_dir() for it in [path.lstat()]
    }
    return sum(files.values())
