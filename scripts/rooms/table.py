"""scripts/rooms.toml, read: for each tree its folder, and its rooms from the ground up."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ("ROOT", "Tree", "call_bounds", "trees")

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Tree:
    """A folder of modules and its rooms: the folders in it, and the modules beside them.

    `written` is the folder of what people write, if some modules are derived. `floors` go from the ground up; a room may
    import rooms of lower floors, and itself. Rooms of one floor do not know each other. `pure` rooms know no clock, event
    loop, thread, socket or file. `lines` bounds what people write.
    """

    name: str
    folder: Path
    written: Path
    floors: tuple[tuple[str, ...], ...]
    pure: frozenset[str] = frozenset()
    lines: int = 0

    def floor_of(self, room: str) -> int:
        """Return the floor of a room. Raises KeyError for one that the table does not have."""
        for number, rooms in enumerate(self.floors):
            if room in rooms:
                return number
        raise KeyError(f"{self.name}: no room {room!r} in scripts/rooms.toml")

    def modules(self) -> dict[str, Path]:
        """Return the modules of the tree by dotted name, without the tree's own; the tree itself is ""."""
        found = {}
        for path in sorted(self.folder.rglob("*.py")):
            parts = path.relative_to(self.folder).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
        return found

    def lines_written(self) -> int:
        """Return the number of lines that people write."""
        return sum(len(path.read_text("utf-8").splitlines()) for path in self.written.rglob("*.py"))

    @staticmethod
    def room_of(module: str) -> str:
        """Return the room of a module: the first part of its name."""
        return module.partition(".")[0]


def trees(root: Path = ROOT) -> dict[str, Tree]:
    """Return the trees of scripts/rooms.toml by name."""
    return {
        name: Tree(
            name,
            root / entry["folder"],
            root / entry.get("written", entry["folder"]),
            tuple(tuple(rooms) for rooms in entry["floors"]),
            frozenset(entry.get("pure", ())),
            entry["lines"],
        )
        for name, entry in _read(root)["trees"].items()
    }


def call_bounds(root: Path = ROOT) -> dict[str, dict[str, int]]:
    """Return how many `files` each kind of call may pass, and how many `moves` it may make between them."""
    return dict(_read(root)["calls"])


def _read(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "scripts/rooms.toml").read_text("utf-8"))
