"""Where the official package comes from: sdists (`calls/` has a table for each), the wheel, and who can import them."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / "build" / "official"
KEPT = ROOT / "build" / "openai"
TABLES = {path.stem: path for path in sorted((Path(__file__).parent / "calls").glob("*.toml"))}
RUN_S = 120


@dataclass(frozen=True)
class Difference:
    """Calls that differ on purpose. `parts` are those of a Request, or the name of the error that wherry raises.

    `told`: a type checker says that wherry does not take the call.
    """

    why: str
    parts: frozenset[str]
    calls: tuple[str, ...]
    told: bool


@dataclass(frozen=True)
class Source:
    """What a table says. `calls` is how many calls the tests of the sdist make."""

    version: str
    sha256: str
    calls: int
    differences: tuple[Difference, ...]

    @classmethod
    def of(cls, version: str) -> Source:
        """Return the table of the version."""
        table = tomllib.loads(TABLES[version].read_text("utf-8"))
        listed = tuple(
            Difference(each["why"], frozenset(each["parts"]), tuple(each["calls"]), each.get("told", False))
            for each in table["differences"]
        )
        return cls(version, table["sha256"], table["calls"], listed)


def sdist(source: Source) -> Path:
    """Return the folder of the unpacked sdist."""
    return fetched(f"openai=={source.version}", source.sha256, "--no-binary=openai", "--no-build-isolation")


def wheel() -> Path:
    """Return the wheel that `OPENAI_WHEEL` names, else the newest one that spec/lock.toml pins."""
    return _named("OPENAI_WHEEL") or pinned_wheels()[0]


def base_wheel() -> Path:
    """Return the wheel that `OPENAI_BASE_WHEEL` names, else the one that spec/lock.toml pins beside the spec."""
    return _named("OPENAI_BASE_WHEEL") or pinned_wheels()[1]


def pinned_wheels() -> tuple[Path, Path]:
    """Return the newest wheel and the base that spec/lock.toml pins."""
    official = tomllib.loads((ROOT / "spec/lock.toml").read_text("utf-8"))["official"]
    newest, base = (fetched(pin["name"], pin["sha256"], "--only-binary=openai") for pin in (official, official["base"]))
    return newest, base


def _named(variable: str) -> Path | None:
    named = os.environ.get(variable)
    return Path(named).resolve() if named else None


def interpreter() -> Path:
    """Return the interpreter of the environment. Without it the test is skipped, and fails in CI."""
    found = ENVIRONMENT / "bin" / "python"
    if not found.exists():
        missing = "build/official is not there: `scripts/check.py --group official --keep` makes it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def fetched(requirement: str, sha256: str, *options: str) -> Path:
    """Return what pip downloads for the requirement, an sdist unpacked. It is kept; pip refuses any other hash."""
    interpreter()  # without it, nothing is needed
    folder = KEPT / sha256
    if not folder.is_dir():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as work:
            pin, got = Path(work, "pin.txt"), Path(work, "got")
            pin.write_text(f"{requirement} --hash=sha256:{sha256}\n", "utf-8")
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
            command += ["--no-deps", "--require-hashes", *options, "--requirement", str(pin), "--dest", str(got)]
            subprocess.run(command, check=True, timeout=RUN_S)
            (archive,) = got.iterdir()
            if archive.suffix != ".whl":
                with tarfile.open(archive) as opened:
                    opened.extractall(got, filter="data")
                archive.unlink()
            try:
                got.rename(folder)
            except OSError:
                if not folder.is_dir():  # another step, at the same time, was first
                    raise
    (found,) = folder.iterdir()
    return found


def run(module: str, *arguments: str, path: Path) -> str:
    """Run a module of this folder with `path` first on the path of the environment's interpreter; return its output."""
    command = [str(interpreter()), "-m", f"tests.beside.{module}", *arguments]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(path)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=RUN_S
    ).stdout
