"""In which order the steps of several groups run, and what they wait for.

A group that needs an environment of its own waits for the step that makes it. That step begins before the steps of the group
before, so that processors do not idle while pip unpacks; and no more than OPEN environments are there at a time, as some are large.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from .lanes import Outcome
from .table import Group, Step

__all__ = ("OPEN", "Schedule")

OPEN = 3
INSTALL_BUDGET_S = 90


class Schedule:
    """`steps` in their order, `ready` and `ended` for lanes.run. Raises nothing; a failed environment is for the caller."""

    def __init__(self, groups: Sequence[Group], root: Path, *, keep: bool) -> None:
        self._root = root
        self._keep = keep
        self._groups = [replace(it, steps=tuple(sorted(it.steps, key=lambda step: -step.budget_s))) for it in groups]
        self._installs = {group.name: _install(group) for group in groups if group.requirements}
        self._left = {group.name: {*group.steps} for group in groups}
        self._begun: set[str] = set()
        self._made: set[str] = set()
        after = [*self._groups[1:], None]
        self.steps = [self._installs[it.name] for it in self._groups[:1] if it.requirements]
        for group, following in zip(self._groups, after, strict=True):
            if following and following.requirements:
                self.steps.append(self._installs[following.name])
            self.steps += group.steps
        self._group_of = {step: group for group in self._groups for step in group.steps}

    def installs(self, step: Step) -> bool:
        """Say whether a step makes an environment."""
        return step not in self._group_of

    def ready(self, step: Step) -> bool:
        """Say whether a step can begin now; an environment counts as begun from then on."""
        if not self.installs(step):
            group = self._group_of[step]
            return not group.requirements or group.name in self._made
        if len(self._begun) >= OPEN:
            return False
        self._begun.add(self._name(step))
        return True

    def ended(self, outcome: Outcome) -> None:
        """Note the end of a step; the last one of a group takes its folders with it."""
        step = outcome.step
        if self.installs(step):
            self._made.add(self._name(step))
            return
        group = self._group_of[step]
        self._left[group.name].discard(step)
        if not self._left[group.name]:
            self.clear(group)
            self._begun.discard(group.name)

    def clear(self, *groups: Group) -> None:
        """Delete what groups leave (by default, all of them), unless it is to be kept."""
        for group in groups or self._groups:
            for folder in (*group.leaves, *([f"build/{group.name}"] if group.requirements else [])):
                if not self._keep:
                    shutil.rmtree(self._root / folder, ignore_errors=True)

    def _name(self, install: Step) -> str:
        return next(name for name, step in self._installs.items() if step == install)


def _install(group: Group) -> Step:
    command = ("python", "scripts/install_pinned.py", "--without-pip", f"build/{group.name}", group.requirements)
    return Step(f"environment of {group.name}", command, INSTALL_BUDGET_S)
