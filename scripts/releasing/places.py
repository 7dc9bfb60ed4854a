"""The files that carry the version. Every one of them names the same, and a release writes them all.

Rule: what only mentions a version (a measurement, an example of another package) is in no table here.
tests/repository/test_release.py looks for what was forgotten.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from updating.changelog import dated

from .errors import ReleaseError
from .versions import Version, parse

CHANGELOG = "CHANGELOG.md"
_VERSION = r"[0-9]+\.[0-9]+\.[0-9]+(?:(?:a|b|rc)[0-9]+)?"


@dataclass(frozen=True)
class Place:
    """A file, and what surrounds the version there; `series`: of a version 0.2.3 it says 0.2.0."""

    path: str
    before: str
    after: str = ""
    series: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?m)({self.before})({_VERSION})({self.after})")

    def text(self, version: Version) -> str:
        return "{}.{}.0".format(*version.numbers) if self.series else str(version)


_PROJECT = '^version = "'
_WHEEL = r"(?:^|[/\": ])wherry-"
PLACES = (
    Place("pyproject.toml", _PROJECT, '"'),
    Place("scripts/pyproject.toml", _PROJECT, '"'),
    Place("scripts/server/pyproject.toml", _PROJECT, '"'),
    Place("action.yml", "wherry@v", "$"),
    Place("docs/apidiff.md", "(?:wherry@|rev: )v", "$"),
    Place("docs/stability.md", "wherry~=", "`", series=True),
    Place("docs/webassembly.md", _WHEEL, "-py3"),
    Place("examples/jupyterlite/README.md", "`wherry-", "-py3"),
    Place("examples/jupyterlite/wherry.ipynb", "emfs:wherry-", "-py3"),
    Place("scripts/pyodide/README.md", _WHEEL, "-(?:py3|cp3)"),
)
"""Written here, as far as they are there."""
MADE = ("scripts/install_texts.py", "scripts/generate.py")
"""Programs that copy the version from pyproject.toml into pages and into the package."""


def present(root: Path) -> Version:
    """Return the version of the tree. Raises ReleaseError if two files name different ones."""
    own = parse(str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]))
    for place, text in _texts(root):
        found = place.pattern.findall(text)
        if not found:
            raise ReleaseError(
                f"{place.path} names no version where the release writes one (scripts/releasing/places.py)"
            )
        if other := {each[1] for each in found} - {place.text(own)}:
            raise ReleaseError(f"{place.path} names version {min(other)}, and pyproject.toml {own}")
    return own


def write(root: Path, version: Version, today: datetime.date) -> None:
    """Write a version into a tree, and its day into the changelog. Raises ReleaseError."""
    for place, text in _texts(root):
        said = place.text(version)
        (root / place.path).write_text(place.pattern.sub(rf"\g<1>{said}\g<3>", text), "utf-8")
    log = root / CHANGELOG
    log.write_text(dated(log.read_text("utf-8"), str(version), today), "utf-8")
    for program in MADE:
        if (root / program).is_file():
            ended = subprocess.run([sys.executable, program], cwd=root, capture_output=True, text=True, check=False)
            if ended.returncode:
                raise ReleaseError(f"{program} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")


def _texts(root: Path) -> list[tuple[Place, str]]:
    return [(place, path.read_text("utf-8")) for place in PLACES if (path := root / place.path).is_file()]
