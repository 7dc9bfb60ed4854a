"""What the rules of this folder look at: the files of the repository, as git lists them (new ones included)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def files() -> list[Path]:
    """Every text file of the repository: tracked, or new and not ignored."""
    # A clone that another user owns is still this repository: CI clones as one user and tests as another.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    paths = [ROOT / name for name in sorted(set(listed) - {""})]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8192]]
