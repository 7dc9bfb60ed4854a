"""The wheel wherry-tools, built from this tree, and unpacked where it sees nothing but what it asks for."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("yaml", "_yaml", "jsonpath")
"""What wherry-apidiff imports besides."""
_START = "import sys; sys.path[:0] = {path!r}; from wherry_tools.commands import {command}; sys.exit({command}())"


def build(source: Path, folder: Path, *kinds: str) -> list[Path]:
    """Build the project in a folder; return what came out, sorted."""
    command = [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return sorted(folder.iterdir())


@dataclass(frozen=True)
class Installed:
    """The wheel in a folder, beside the packages that it needs."""

    site: Path

    def run(
        self, command: str, *arguments: str | Path, cwd: Path, whole: bool = False, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `apidiff` or `generate` with no other packages than those that are needed; `whole`: with all of .venv."""
        return subprocess.run(
            [*self.command(command, whole=whole), *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(self.site.parent), **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def command(self, name: str, *, whole: bool = False) -> Sequence[str]:
        """Return what a shell would call wherry-apidiff or wherry-generate."""
        path = [str(self.site), *([str(home("yaml").parent)] if whole else [])]
        return (sys.executable, "-I", "-S", "-c", _START.format(path=path, command=name))


def home(package: str) -> Path:
    """Return the folder of an installed package."""
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def unpacked(wheel: Path, folder: Path) -> Installed:
    """Unpack a wheel, and link what it needs beside it."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    for name in NEEDED:
        (folder / name).symlink_to(home(name))
    return Installed(folder)
