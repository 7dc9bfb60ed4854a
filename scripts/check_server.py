#!/usr/bin/env python3
"""Build wherry-server, check what is in it, and ask the installed one everything.

Both ways to a wheel, from the repository and from the sdist, have to give the same bytes, today and tomorrow. Then the wheel is
installed into a folder of its own, and tests of behaviour run against it in a copy of themselves, without the repository: every
operation, sessions over sockets, prepared replies. On the other Pythons, `scripts/check_wheel.py` runs all tests of the server.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from check_wheel import BUILD, ROOT, WheelError, interpreter, run, source_files
from install_pinned import InstallError

SOURCE = ROOT / "scripts" / "server"
DOCUMENT = "wherry_server/openapi.json"
QUICK = ("test_operations.py::test_answer_is_valid", "test_socket_sessions.py", "test_replies.py")
TESTS = ("test_operations.py", "test_faults.py", "test_socket_sessions.py", "test_replies.py", "test_pytest_plugin.py")
OLDEST = ("jsonschema==4.18.0", "python-multipart==0.0.20", "starlette==0.42.0", "uvicorn==0.30.0")
"""The oldest releases that pyproject.toml allows; tests/repository/test_server_wheel.py compares them."""
MOST_BYTES = 300_000
EPOCH = "1700000000"
"""The date of what is built to be compared."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--build-only", action="store_true", help="build it and check its contents; run no tests")
    parser.add_argument(
        "--oldest", action="store_true", help="run the tests on Python 3.10 with the oldest dependencies"
    )
    options = parser.parse_args()
    try:
        wheel = build()
        if options.oldest:
            try_oldest(wheel)
        elif not options.build_only:
            with tempfile.TemporaryDirectory(prefix="wherry-server-") as name:
                pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install", "--no-deps"]
                run([*pip, "--target", name, str(wheel)])
                ask(sys.executable, {"PYTHONPATH": name}, Path(name), QUICK)
    except (WheelError, InstallError) as error:
        print(f"check_server: {error}", file=sys.stderr)
        return 1
    return 0


def build(*, compared: bool = True) -> Path:
    """Build sdist and wheel into build/server, check what is in them, and return the wheel."""
    out = BUILD / "server"
    shutil.rmtree(out, ignore_errors=True)
    print("== building the sdist of wherry-server, and the wheel from it")
    _build(out)
    (wheel,) = out.glob("*.whl")
    (sdist,) = out.glob("*.tar.gz")
    if compared:
        _build(out / "again", "--wheel")
        (again,) = (out / "again").glob("*.whl")
        if wheel.read_bytes() != again.read_bytes():
            raise WheelError(f"{wheel.name} is another one when it is built from the repository, not from the sdist")
    check(wheel, sdist)
    print(f"{wheel.name}: {wheel.stat().st_size / 1e3:.0f} kB; {sdist.name}: {sdist.stat().st_size / 1e3:.0f} kB")
    return wheel


def _build(out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", *options, "--outdir", str(out), str(SOURCE)]
    run(command, env={"SOURCE_DATE_EPOCH": EPOCH, **os.environ})


def check(wheel: Path, sdist: Path) -> None:
    """Raise WheelError unless the wheel holds exactly the sources and the document, and the sdist what builds it again."""
    expected = {path.relative_to(SOURCE).as_posix() for path in source_files(SOURCE / "wherry_server")} | {DOCUMENT}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    own = {name for name in names if ".dist-info/" not in name}
    if own != expected:
        raise WheelError(f"{wheel.name} and {SOURCE.name} differ in {sorted(own ^ expected)[:5]}")
    if len([name for name in names if "/licenses/" in name]) != 2:
        raise WheelError(f"{wheel.name} should carry LICENSE and NOTICE")
    if wheel.stat().st_size > MOST_BYTES:
        raise WheelError(f"{wheel.name} has {wheel.stat().st_size:,} bytes, and may have {MOST_BYTES:,}")
    with tarfile.open(sdist) as archive:
        packed = {member.name.partition("/")[2] for member in archive.getmembers()}
    if lost := (expected | {"LICENSE", "NOTICE", "README.md", "server_build.py", "pyproject.toml"}) - packed:
        raise WheelError(f"{sdist.name} lacks {sorted(lost)[:5]}")


def ask(python: str, environment: dict[str, str], where: Path, tests: Sequence[str]) -> None:
    """Run the tests against the server that is installed in a folder. Raises WheelError if one fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | environment
    with tempfile.TemporaryDirectory(prefix="wherry-server-tests-") as name:
        copy = Path(name).resolve()
        shutil.copytree(ROOT / "tests/server_tests", copy / "tests/server_tests", ignore=shutil.ignore_patterns("__*"))
        for each in ("tests/conftest.py", "pyproject.toml"):
            shutil.copy(ROOT / each, copy / each)
        program = "import wherry_server; print(wherry_server.__file__)"
        if not Path(run([python, "-c", program], cwd=copy, env=clean)).is_relative_to(where.resolve()):
            raise WheelError("another wherry_server is imported than the installed one")
        paths = [f"tests/server_tests/{test}" for test in tests]
        command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *paths]
        ended = subprocess.run(command, cwd=copy, env=clean, check=False, timeout=600)
    if ended.returncode:
        raise WheelError(f"the installed server fails its tests on {python}")


def try_oldest(wheel: Path) -> None:
    """Install the wheel with the oldest dependencies for the oldest Python, from the registry that pip uses, and ask it."""
    python = interpreter("3.10")
    if python is None:
        raise WheelError("there is no Python 3.10 here")
    with tempfile.TemporaryDirectory(prefix="wherry-server-oldest-") as name:
        run([str(python), "-m", "venv", name])
        environment = Path(name, "bin", "python")
        others = ("httpx", "hypothesis", "pytest>=9", "trio", "attrs", "pyyaml")
        run([str(environment), "-m", "pip", "-qq", "install", str(wheel), *OLDEST, *others])
        ask(str(environment), {}, Path(name), TESTS)


if __name__ == "__main__":
    sys.exit(main())
