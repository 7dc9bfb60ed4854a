"""A virtual environment for each client, below build/bench/, with what pip gives for it today; kept for the next run.

wherry is measured as its users have it: the wheel of this tree, built now, installed with its dependencies. Peers stay
at the versions that the first run found until they are asked for anew (`--upgrade`). The versions are in the results.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .clients import Client
from .clients.base import WHEEL

__all__ = ("Environment", "NotPrepared", "build_wheel", "in_place", "prepare")

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "bench"
# Runs inside the environment. Bytecode is left out: how much of it there is depends on what was imported.
_INSPECT = """
import json, platform
from importlib.metadata import distributions
found = {}
for it in distributions():
    name = it.metadata["Name"].lower().replace("_", "-")
    if name in ("pip", "setuptools", "wheel"):
        continue
    files = [file for file in it.files or () if not file.name.endswith(".pyc") and file.locate().is_file()]
    native = any(file.name.endswith((".so", ".pyd", ".dylib")) for file in files)
    found[name] = (it.version, sum(file.locate().stat().st_size for file in files), native)
print(json.dumps({"python": platform.python_version(), "packages": found}))
"""


class NotPrepared(Exception):
    """An environment could not be made; the client is left out and the reason told."""


@dataclass(frozen=True)
class Environment:
    """Where a client runs. `path` is put in front of sys.path; sizes are in bytes, 0 where there is nothing to weigh."""

    python: Path
    path: tuple[str, ...] = ()
    python_version: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    wheel_bytes: int = 0
    installed_bytes: int = 0
    native: int = 0


def in_place() -> Environment:
    """Return this very interpreter with the package of the tree: nothing is built or installed."""
    return Environment(Path(sys.executable), (str(ROOT / "generated"),), sys.version.split()[0])


def build_wheel() -> Path:
    """Build the wheel of this tree, or give the one that was built of the same files."""
    settings = [ROOT / name for name in ("pyproject.toml", "hatch.toml", "scripts/pack_wheel.py")]
    sources = sorted([*settings, *(ROOT / "generated" / "wherry").rglob("*")])
    digest = hashlib.sha256()
    for path in sources:
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    out = HOME / "dist" / digest.hexdigest()[:16]
    if not out.is_dir():
        shutil.rmtree(out.parent, ignore_errors=True)
        _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)])
    (wheel,) = out.glob("*.whl")
    return wheel


def prepare(kind: type[Client], python: Path, wheel: Path | None, *, upgrade: bool) -> Environment:
    """Make the environment of a client, or take it again."""
    version = tuple(map(int, _run([str(python), "-c", "import sys; print(*sys.version_info[:2])"]).split()))
    if version < kind.needs:
        raise NotPrepared(f"needs Python {'.'.join(map(str, kind.needs))}")
    home = HOME / ".".join(map(str, version)) / kind.name
    environment = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [str(environment), "-m", "pip", "--disable-pip-version-check", "-q"]
    packages = [str(wheel) if name == WHEEL else name for name in kind.packages]
    stamp = home / "stamp.json"
    key = _key(kind, python, wheel)
    known = json.loads(stamp.read_text()) if stamp.is_file() else {}
    if known.get("key") != key or (upgrade and packages and WHEEL not in kind.packages):
        _run([str(python), "-m", "venv", "--clear", str(home)])
        if kind.without_dependencies:
            _run([*pip, "install", "--no-deps", packages[0]])
            packages = packages[1:]
        if packages:
            _run([*pip, "install", *packages])
        known = {"key": key, "wheel_bytes": _weigh(pip, home, kind)}
    elif WHEEL in kind.packages and known.get("wheel") != str(wheel):
        _run([*pip, "install", "--no-deps", "--force-reinstall", str(wheel)])
    stamp.write_text(json.dumps({**known, "wheel": str(wheel)}))
    found = json.loads(_run([str(environment), "-I", "-c", _INSPECT]))
    installed = found["packages"]
    return Environment(
        python=environment,
        python_version=found["python"],
        versions=tuple((name, facts[0]) for name, facts in sorted(installed.items())),
        wheel_bytes=wheel.stat().st_size if wheel and WHEEL in kind.packages else known["wheel_bytes"],
        installed_bytes=sum(facts[1] for facts in installed.values()),
        native=sum(facts[2] for facts in installed.values()),
    )


def _key(kind: type[Client], python: Path, wheel: Path | None) -> str:
    """Return what an environment depends on: the interpreter, the packages, what the wheel itself asks for."""
    asked = b""
    if wheel and WHEEL in kind.packages:
        with zipfile.ZipFile(wheel) as archive:
            (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            asked = b"".join(line for line in archive.read(metadata).splitlines() if line.startswith(b"Requires-Dist:"))
    return hashlib.sha256(repr((str(python), kind.packages, asked)).encode()).hexdigest()


def _weigh(pip: list[str], home: Path, kind: type[Client]) -> int:
    """Return the size of the wheel of a peer, in the version that is installed."""
    if not kind.packages or WHEEL in kind.packages:
        return 0
    name = kind.packages[0]
    (line,) = (line for line in _run([*pip, "freeze"]).splitlines() if line.lower().startswith(f"{name}=="))
    _run([*pip, "download", "--no-deps", "--dest", str(home / "wheel"), line])
    return sum(path.stat().st_size for path in (home / "wheel").iterdir())


def _run(command: list[str]) -> str:
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotPrepared(f"{Path(command[0]).name} did not run: {error}") from None
    if ended.returncode != 0:
        said = (ended.stderr.strip() or ended.stdout.strip() or "no message").splitlines()
        raise NotPrepared(f"`{' '.join(command[1:4])} …` ended with {ended.returncode}: {said[-1][:300]}")
    return ended.stdout
