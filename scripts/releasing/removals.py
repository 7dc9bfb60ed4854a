"""What the package has announced to remove: the calls of `deprecated_here` in templates/, read from the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import ReleaseError

NAME = "deprecated_here"


@dataclass(frozen=True)
class Removal:
    """A use of something that goes: where the warning is, since which version it warns, and in which it is gone."""

    at: str
    since: str
    gone_in: str


def announced(root: Path) -> list[Removal]:
    """Return every announcement in the runtime."""
    folder = root / "templates" / "runtime"
    return [each for path in sorted(folder.rglob("*.py")) for each in _of(path.read_text("utf-8"), path, root)]


def _of(text: str, path: Path, root: Path) -> Iterator[Removal]:
    if NAME not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == NAME:
            at = f"{path.relative_to(root).as_posix()}:{node.lineno}"
            said = {each.arg: each.value.value for each in node.keywords if isinstance(each.value, ast.Constant)}
            if not isinstance(said.get("since"), str) or not isinstance(said.get("gone_in"), str):
                raise ReleaseError(f"{at}: write since= and gone_in= as literals, so that a release can read them")
            yield Removal(at, str(said["since"]), str(said["gone_in"]))
