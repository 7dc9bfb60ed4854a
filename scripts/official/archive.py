"""Where the wheel comes from: a file, the folder of an unpacked one, or what pip downloads for a requirement."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SpecUnreadable

PACKAGE = "openai"
_REQUIREMENT = re.compile(rf"{PACKAGE}(==[A-Za-z0-9][A-Za-z0-9.!+_-]*)?")


@dataclass(frozen=True)
class Archive:
    """`name` has no machine path in it; `sha256` is that of the wheel, "" for a folder."""

    path: Path
    name: str
    sha256: str = ""


@contextmanager
def taken(source: str) -> Iterator[Archive]:
    """Yield the wheel that `source` names: `openai` is the newest, `openai==X` one version. Raises SpecUnreadable."""
    path = Path(source)
    if path.exists():
        yield Archive(path, path.name, _sha256(path) if path.is_file() else "")
        return
    if not _REQUIREMENT.fullmatch(source):
        raise SpecUnreadable(
            f"{source} is neither a file, a folder nor a version of {PACKAGE}",
            fix=f"name a wheel, or a requirement such as {PACKAGE}==2.38.0",
        )
    with tempfile.TemporaryDirectory() as folder:
        path = _download(source, Path(folder))
        yield Archive(path, path.name, _sha256(path))


def _download(requirement: str, folder: Path) -> Path:
    """Let pip fetch the wheel alone, from wherever it is set up to take packages."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--dest", str(folder), requirement]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = sorted(folder.glob("*.whl"))
    if result.returncode == 0 and len(wheels) == 1:
        return wheels[0]
    reason = result.stderr.strip().splitlines()[-1:] or ["it found no wheel"]
    raise SpecUnreadable(
        f"pip cannot download {requirement}: {reason[0]}",
        fix="check the version and the network, or name a wheel file",
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
