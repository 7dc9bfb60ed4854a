"""Six files, a wheel and an sdist of each project, built twice and compared byte for byte.

Rule: the second build differs from the first in everything that must not matter: the folder, the times of the files, their
permissions, the seed of hashes, the time zone. And the first makes each wheel from the sdist, the second from the repository.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .errors import ReleaseError

SUMS = "SHA256SUMS"
LIMIT_S = 600


@dataclass(frozen=True)
class Project:
    """One of the projects of the repository: where it is, and the package that its wheel holds."""

    name: str
    folder: str
    package: str

    def settings(self, root: Path) -> dict[str, Any]:
        """Return the table `project` of its pyproject.toml."""
        text = (root / self.folder / "pyproject.toml").read_text("utf-8")
        found: dict[str, Any] = tomllib.loads(text)["project"]
        return found


PROJECTS = (
    Project("wherry", ".", "wherry"),
    Project("wherry-server", "scripts/server", "wherry_server"),
    Project("wherry-tools", "scripts", "wherry_tools"),
)


@dataclass(frozen=True)
class Built:
    """The two files of a project."""

    project: Project
    wheel: Path
    sdist: Path

    @cached_property
    def sums(self) -> dict[Path, str]:
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (self.wheel, self.sdist)}


def build_twice(first: Path, second: Path, out: Path, epoch: str) -> list[Built]:
    """Build every project in two clones, into a folder of its name below `out`. Raises ReleaseError if the files differ."""
    others = out.with_name(f"{out.name}-again")

    def both(project: Project) -> Built:
        built = _build(project, first, out, epoch, from_sdist=True)
        again = _build(project, second, others, epoch, from_sdist=False)
        for one, other in ((built.sdist, again.sdist), (built.wheel, again.wheel)):
            if one.name != other.name or one.read_bytes() != other.read_bytes():
                raise ReleaseError(f"{one.name} is another file when it is built again: {one} and {other}")
        return built

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(both, PROJECTS))


def _build(project: Project, clone: Path, out: Path, epoch: str, *, from_sdist: bool) -> Built:
    target = out / project.name
    kinds = [] if from_sdist else ["--sdist", "--wheel"]
    command = [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(target)]
    varied = {"PYTHONHASHSEED": "1", "TZ": "UTC"} if from_sdist else {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}
    ended = subprocess.run(
        [*command, str(clone / project.folder)],
        env={**os.environ, **varied, "SOURCE_DATE_EPOCH": epoch},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        umask=0o022 if from_sdist else 0o077,
        check=False,
        timeout=LIMIT_S,
    )
    if ended.returncode:
        raise ReleaseError(f"{project.name} cannot be built:\n{ended.stdout}")
    wheels, sdists = (sorted(target.glob(pattern)) for pattern in ("*.whl", "*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        raise ReleaseError(f"{project.name} was built into {sorted(path.name for path in target.iterdir())}")
    return Built(project, wheels[0], sdists[0])


def write_sums(built: list[Built], out: Path) -> Path:
    """Write the hashes of all files as `sha256sum --check` reads them, and return the file."""
    lines = [f"{value}  {path.relative_to(out).as_posix()}" for each in built for path, value in each.sums.items()]
    target = out / SUMS
    target.write_text("\n".join(lines) + "\n", "utf-8")
    return target
