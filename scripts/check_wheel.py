#!/usr/bin/env python3
"""Build the wheel, install it, and run the behaviour tests against it on each supported CPython of this machine.

The oldest and the newest run all of them. What Python takes away or changes stays so, so the newest shows it too; those
between import everything and run the tests of SAMPLE.

The wheel is built from the sdist, so both are complete. The tests run in a copy of `tests/`, `spec/` and `examples/`,
without generated/ and scripts/, so that they import the wheel, and that of the server; the manifest is put beside the spec.
Test modules that need the generator (they import something from scripts/) are skipped
and named, and so is every Python that is not found. If CI is set, a missing Python is a failure, except the newest, which
few machines have yet.
"""

from __future__ import annotations

import argparse
import ast
import functools
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT

from install_pinned import InstallError, make_environment, pip_for
from pack_wheel import MANIFEST, packed_manifest

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
REQUIREMENTS = ROOT / "requirements-py310.txt"
BEHAVIOUR = ("runtime", "transports", "generated", "bulk", "command")
SAMPLE = ("runtime",)
"""Every room of the runtime, and few servers and processes: what is left is the same code on the same standard library."""
ARITHMETIC = (
    "tests/runtime/test_limits_shared.py::test_models_that_share_a_limit_are_found_and_no_others",
    "tests/runtime/test_limits_simulated.py",
)
"""Servers in virtual time, without a loop, a thread or a socket: the same on each Python, and half of the time of their folder."""
WHERE_FOUND = ("3.14",)
"""Supported, and tested in Pyodide too; too few machines have it for its absence to be a failure."""
COPIED = ("tests", "spec", "examples", "pyproject.toml")
TOP_OF_SDIST = (".ci", ".github", "docs", "examples", "generated", "scripts", "spec", "templates", "tests")
LIMIT_S = 1500
MOST_BYTES = 2_420_000
"""A guard against growth that nobody meant. The goal is in scripts/bench, and lower."""
PROBE = "import ensurepip, sys, venv; print(sys.implementation.name, '%d.%d' % sys.version_info[:2], sys.executable)"


class WheelError(Exception):
    """The wheel or the sdist is not as it must be, or a step of testing it failed."""


@dataclass(frozen=True)
class Outcome:
    """How the tests ended on one version; a Python that is not there has no Outcome."""

    version: str
    passed: bool
    seconds: float
    output: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--python", action="append", metavar="X.Y", help="test only this version (repeatable)")
    parser.add_argument("--others", action="store_true", help="skip the version that runs this program")
    parser.add_argument(
        "--build-only", action="store_true", help="build the wheel, check its contents and import it; run no tests"
    )
    parser.add_argument("tests", nargs="*", help="arguments for pytest (default: all behaviour tests)")
    options = parser.parse_args()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)  # in step with what pip and pytest print
    versions = options.python or supported_versions()
    if options.others:
        versions.remove("{}.{}".format(*sys.version_info))
    try:
        wheel = build()
        if options.build_only:
            import_all(wheel)
            return 0
        from check_server import build as build_server  # which imports this module

        server = build_server(compared=False)
        found = {version: interpreter(version) for version in versions}
        left_out = sorted(path.relative_to(ROOT).as_posix() for path in needing_the_generator(ROOT / "tests"))
        print("left out, since they need the generator:", *(left_out or ["nothing"]), sep="\n  ")
        if not options.tests:
            print("left out, since they are the same on each Python:", *ARITHMETIC, sep="\n  ")
        present = {version: python for version, python in found.items() if python}
        folders = shares([*present], named=bool(options.python))
        ignored = [f"--ignore={it}" for it in left_out]
        unless_named = [] if options.tests else [f"--deselect={it}" for it in ARITHMETIC]
        tests = {version: [*(options.tests or folders[version]), *ignored, *unless_named] for version in present}
        for version in present:
            print(f"testing on {version}:", *(options.tests or folders[version]))
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            # Those that run more come first: else the newest, which runs all, would begin when the oldest is half done.
            longest_first = sorted(present, key=lambda version: -len(tests[version]))
            runs = {
                version: pool.submit(run_on, version, present[version], (wheel, server), tests[version])
                for version in longest_first
            }
            outcomes = [told(runs[version].result()) for version in present]
    except WheelError as error:
        print(f"check_wheel: {error}", file=sys.stderr)
        return 1
    return report(wheel, outcomes, [version for version, python in found.items() if not python])


def told(outcome: Outcome) -> Outcome:
    """Print how a run went, in one piece, so that parallel runs do not mix their lines."""
    print(f"\n== CPython {outcome.version}\n{outcome.output}", end="")
    return outcome


def report(wheel: Path, outcomes: list[Outcome], absent: list[str]) -> int:
    strict = bool(os.environ.get("CI"))
    print(f"\n== {wheel.name}, installed")
    for outcome in outcomes:
        print(f"CPython {outcome.version:5} {'passed' if outcome.passed else 'FAILED'} after {outcome.seconds:.0f} s")
    for version in absent:
        print(f"CPython {version:5} NOT TESTED: no working interpreter with venv on the PATH or under pyenv or uv")
    lacking = strict and sorted(set(absent) - set(WHERE_FOUND))
    if lacking:
        print(f"check_wheel: in CI every supported Python has to be there, {lacking} too", file=sys.stderr)
    return 1 if not outcomes or not all(outcome.passed for outcome in outcomes) or lacking else 0


def shares(versions: list[str], *, named: bool) -> dict[str, list[str]]:
    """Return the folders of tests that each version runs, given them oldest first: all of them if the user named the versions."""
    return {
        version: [f"tests/{folder}" for folder in (BEHAVIOUR if named or version in ends else SAMPLE)]
        for ends in [versions[:1] + versions[-1:]]
        for version in versions
    }


def supported_versions(pyproject: Path = ROOT / "pyproject.toml") -> list[str]:
    """Return the Python versions that the classifiers of pyproject.toml promise, oldest first."""
    classifiers = tomllib.loads(pyproject.read_text("utf-8"))["project"]["classifiers"]
    tails = [
        line.rpartition(" :: ")[2] for line in classifiers if line.startswith("Programming Language :: Python :: ")
    ]
    return sorted((tail for tail in tails if tail.startswith("3.")), key=lambda tail: int(tail[2:]))


# --- the wheel -------------------------------------------------------------------------------------------------------


def build() -> Path:
    """Build sdist and wheel into build/dist, check what is in them, and return the wheel."""
    out = BUILD / "dist"
    shutil.rmtree(out, ignore_errors=True)
    print("== building the sdist, and the wheel from it")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)])
    (wheel,) = out.glob("*.whl")
    (sdist,) = out.glob("*.tar.gz")
    check_wheel(wheel)
    check_sdist(sdist)
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.2f} MB; {sdist.name}: {sdist.stat().st_size / 1e6:.2f} MB")
    return wheel


def check_wheel(wheel: Path) -> None:
    """Raise WheelError unless the wheel holds exactly the files of generated/wherry and the licence.

    They are the same byte for byte; the manifest may be packed.
    """
    tree = ROOT / "generated"
    expected = {path.relative_to(tree).as_posix(): path for path in source_files(tree / "wherry")}
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.split("/", 1)[0].endswith(".dist-info")}
        if names != expected.keys():
            raise WheelError(f"{wheel.name} and generated/ differ in {sorted(names ^ expected.keys())[:5]}")
        changed = [each for each in sorted(names) if not is_same(each, archive.read(each), expected[each].read_bytes())]
        if changed:
            raise WheelError(f"{wheel.name} holds other bytes than generated/ in {changed[:5]}")
        licences = [name for name in archive.namelist() if "/licenses/" in name]
    if wheel.stat().st_size > MOST_BYTES:
        raise WheelError(f"{wheel.name} has {wheel.stat().st_size:,} bytes, and may have {MOST_BYTES:,}")
    if not wheel.name.endswith("-py3-none-any.whl"):
        raise WheelError(f"{wheel.name} is not a pure Python wheel")
    for needed in ("wherry/py.typed", MANIFEST):
        if needed not in names:
            raise WheelError(f"{wheel.name} has no {needed}")
    if len(licences) != 2:
        raise WheelError(f"{wheel.name} should carry LICENSE and NOTICE, and carries {licences}")


def is_same(name: str, found: bytes, expected: bytes) -> bool:
    """Return whether a wheel has a file as it has to be."""
    return found == expected or (name == MANIFEST and found == packed_manifest(expected))


def check_sdist(sdist: Path) -> None:
    """Raise WheelError unless the sdist holds every source file that it takes to generate and test again."""
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers()}
    wanted = {path.relative_to(ROOT).as_posix() for top in TOP_OF_SDIST for path in source_files(ROOT / top)}
    if lost := sorted(wanted - names):
        raise WheelError(f"{sdist.name} lacks {len(lost)} files, among them {lost[:5]}")


def import_all(wheel: Path) -> None:
    """Install the wheel into a folder of its own and import all of it."""
    with tempfile.TemporaryDirectory(prefix="wherry-wheel-") as name:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq"]
        run([*pip, "install", "--no-deps", "--target", name, str(wheel)])
        program = f"import sys; sys.path.insert(0, {name!r}); import wherry; wherry.preload(); print(wherry.__file__)"
        if not run([sys.executable, "-I", "-c", program]).startswith(name):
            raise WheelError(f"{wheel.name} is not what is imported after it was installed")
    print(f"{wheel.name}: installed, and all of it imported")


def source_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that are sources: no bytecode, no caches of tools."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(
            part.startswith(".") or part in {"__pycache__", "node_modules"} for part in parts
        ):
            yield path


# --- the interpreters ------------------------------------------------------------------------------------------------


def interpreter(version: str) -> Path | None:
    """Return a CPython of this version that can make virtual environments, or None."""
    for candidate in candidates(version):
        try:
            answer = subprocess.run([candidate, "-c", PROBE], capture_output=True, text=True, timeout=30, check=True)
        except (OSError, subprocess.SubprocessError):
            continue  # a version manager's shim for a version that is not switched on, for example
        if answer.stdout.split()[:2] == ["cpython", version]:
            return Path(candidate)
    return None


def candidates(version: str) -> Iterator[str]:
    """Yield the paths where a Python of this version may be: PATH first, then the folders of pyenv and uv."""
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        yield sys.executable
    on_path = (Path(folder) / f"python{version}" for folder in os.get_exec_path())
    yield from (str(path) for path in on_path if path.is_file())
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    data = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share"))
    yield from map(str, sorted(pyenv.glob(f"versions/{version}*/bin/python"), reverse=True))
    yield from map(str, sorted(data.glob(f"uv/python/cpython-{version}*/bin/python3"), reverse=True))


# --- a run -----------------------------------------------------------------------------------------------------------


def run_on(version: str, python: Path, wheels: tuple[Path, ...], tests: list[str]) -> Outcome:
    """Install the wheels for one interpreter and run the tests against them."""
    start = time.monotonic()
    environment = prepare(version, python, wheels)
    with tempfile.TemporaryDirectory(prefix="wherry-wheel-") as name:
        copy = Path(name).resolve()
        for item in COPIED:
            source = ROOT / item
            if source.is_dir():
                shutil.copytree(source, copy / item, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / item)
        (copy / "spec" / "manifest.json").write_text(manifest(), "utf-8")
        # No PYTHONPATH: it could bring the source tree back in.
        clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        for package, preload in (("wherry", "wherry.preload(); "), ("wherry_server", "")):
            where = [str(environment), "-c", f"import {package}; {preload}print({package}.__file__)"]
            if "site-packages" not in (installed := run(where, cwd=copy, env=clean)):
                raise WheelError(f"CPython {version} imports {package} from {installed.strip()}, not from the wheel")
        command = [str(environment), "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            try:
                status = subprocess.run(
                    command, cwd=copy, env=clean, stdout=output, stderr=STDOUT, timeout=LIMIT_S, check=False
                ).returncode
            except subprocess.TimeoutExpired:
                output.write(f"\nno end after {LIMIT_S} s\n")
                status = 1
            output.seek(0)
            return Outcome(version, status == 0, time.monotonic() - start, output.read())


@functools.cache
def manifest() -> str:
    """Return the manifest of the package, filled in, as JSON."""
    from pipeline.manifest.short import whole

    return json.dumps(whole(json.loads((ROOT / "generated/wherry/api-surface.json").read_bytes())))


def prepare(version: str, python: Path, wheels: tuple[Path, ...]) -> Path:
    """Make the environment of a version, or reuse it while the pins are the same; install the wheels again."""
    home = BUILD / "venvs" / version
    environment = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / "pins.sha256"
    pins = hashlib.sha256(REQUIREMENTS.read_bytes() + str(python).encode()).hexdigest()
    pip = [*pip_for(environment), "-qq"]
    if not stamp.is_file() or stamp.read_text() != pins:
        try:
            make_environment(str(python), home, REQUIREMENTS, tell=print, with_pip=False)
        except InstallError as error:
            raise WheelError(str(error)) from None
        stamp.write_text(pins)
    run([*pip, "install", "--no-deps", "--no-compile", "--force-reinstall", *map(str, wheels)])
    run([*pip, "check"])  # what the wheel asks for is what the pins gave it
    for command in ("wherry", "wherry-server"):
        run([str(environment.with_name(command)), "--version"])
    return environment


def needing_the_generator(tests: Path) -> Iterator[Path]:
    """Yield the test modules that import something from scripts/."""
    workshop = {path.stem for path in (ROOT / "scripts").iterdir() if path.suffix == ".py" or path.is_dir()}
    for folder in BEHAVIOUR:
        for path in (tests / folder).rglob("test_*.py"):
            tree = ast.parse(path.read_bytes(), str(path))
            if any(name.split(".")[0] in workshop for name in imported_names(tree)):
                yield path


def imported_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def run(command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it printed; WheelError with that if it fails."""
    ended = subprocess.run(command, cwd=cwd, env=env, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    if ended.returncode != 0:
        raise WheelError(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stdout}")
    return ended.stdout


if __name__ == "__main__":
    sys.exit(main())
