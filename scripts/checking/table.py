"""The table of groups and steps, tests/groups.toml."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ("Group", "Step", "groups")

PYTEST = ("python", "-m", "pytest", "-q", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Step:
    """A command that starts with a program of the environment, and the processor time that it may take."""

    name: str
    command: tuple[str, ...]
    budget_s: float

    def command_line(self, programs: Path) -> list[str]:
        """Return the command with the path of the program in the folder `programs`."""
        suffix = ".exe" if sys.platform == "win32" else ""
        return [str(programs / f"{self.command[0]}{suffix}"), *self.command[1:]]


@dataclass(frozen=True)
class Group:
    """Steps that need the same environment: the one of `make install`, or their own."""

    name: str
    about: str
    requirements: str
    leaves: tuple[str, ...]
    """Folders with environments that its steps make."""
    steps: tuple[Step, ...]


def groups(table: Path) -> dict[str, Group]:
    """Return the groups of the table, in its order. Raises KeyError or ValueError if the table is wrong."""
    read = tomllib.loads(table.read_text("utf-8"))
    return {
        name: Group(
            name,
            entry["about"],
            entry.get("requirements", ""),
            tuple(entry.get("leaves", ())),
            tuple(_steps(entry["steps"])),
        )
        for name, entry in read.items()
    }


def _steps(entries: dict[str, dict[str, object]]) -> Iterator[Step]:
    for name, entry in entries.items():
        unknown = entry.keys() - {"run", "options", "budget_s"}
        if unknown:
            raise ValueError(f"the step {name!r} has {sorted(unknown)}: a step has run or options, and budget_s")
        run, options, budget = entry.get("run"), entry.get("options", []), entry["budget_s"]
        assert isinstance(options, list)
        assert isinstance(budget, int | float)
        command = (*PYTEST, name, *options) if run is None else tuple(run)  # type: ignore[arg-type]
        yield Step(name, command, budget)
