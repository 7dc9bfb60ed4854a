"""A copy of what an update writes, and the one step in which it replaces the tree.

Rule: nothing outside the copy changes before `swap`, and `swap` replaces everything or, if a move fails, nothing.
"""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import PipelineError

PROJECTS = ("scripts/pyproject.toml", "scripts/server/pyproject.toml")
"""Of other wheels, which have the version of this one; as far as they are there."""
WRITTEN = (
    "spec/openapi.yaml",
    "spec/supplement.yaml",
    "spec/official-names.yaml",
    "spec/lock.toml",
    "generated/wherry",
    "CHANGELOG.md",
    "pyproject.toml",
    *PROJECTS,
)
"""What an update may change, as far as it is there. The rest of spec/ is written by people."""
_READ = ("spec", "templates", "generated", "CHANGELOG.md", "pyproject.toml")
_IGNORED = shutil.ignore_patterns("__pycache__")


class Tree:
    """The copy, as a context manager that removes it at the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.copy = Path()

    def __enter__(self) -> Self:
        # In the tree, on the same file system, so that the last step moves files and copies nothing.
        build = self.root / "build"
        build.mkdir(exist_ok=True)
        self.copy = Path(tempfile.mkdtemp(prefix="update-", dir=build))
        try:
            for name in _READ:
                original = self.root / name
                if not original.exists():
                    raise PipelineError(f"there is no {name}", fix="run update.py in a clone of the repository")
                if original.is_dir():
                    shutil.copytree(original, self.copy / name, ignore=_IGNORED)
                else:
                    shutil.copy2(original, self.copy / name)
            for name in PROJECTS:
                if (self.root / name).is_file():
                    (self.copy / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(self.root / name, self.copy / name)
        except BaseException:
            shutil.rmtree(self.copy, ignore_errors=True)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.copy, ignore_errors=True)

    def changed(self) -> list[str]:
        """Return the names in WRITTEN that differ between the copy and the tree."""
        return [name for name in WRITTEN if not _same(self.root / name, self.copy / name)]

    def swap(self) -> list[str]:
        """Replace what differs in the tree. Return the names. Raises OSError, with the tree as it was."""
        changed = self.changed()
        backup = Path(tempfile.mkdtemp(prefix="old-", dir=self.copy))
        done: list[str] = []
        try:
            for number, name in enumerate(changed):
                old = self.root / name
                if old.exists():
                    old.rename(backup / str(number))
                done.append(name)
                (self.copy / name).rename(old)
        except BaseException:
            for number, name in reversed(list(enumerate(done))):
                old = self.root / name
                if (backup / str(number)).exists():
                    _remove(old)
                    (backup / str(number)).rename(old)
                elif old.exists():
                    _remove(old)
            raise
        return changed


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    if one.is_dir() and other.is_dir():
        files = [
            {p.relative_to(folder) for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
            for folder in (one, other)
        ]
        return files[0] == files[1] and all(filecmp.cmp(one / p, other / p, shallow=False) for p in files[0])
    if not one.exists() and not other.exists():
        return True
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
