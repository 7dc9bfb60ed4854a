#!/usr/bin/env python3
"""Make a virtual environment with exactly the packages that a requirements file pins.

The pins are complete, so pip gets `--no-deps`: it resolves nothing, and tomorrow's releases cannot change or break an
installation. `--require-hashes` refuses any other file, and `pip check` refuses incomplete pins.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import PIPE, STDOUT
from threading import Thread

PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")
PIN = re.compile(r"^[A-Za-z0-9._-]+==", re.MULTILINE)
PROGRESS_S = 5.0


class InstallError(Exception):
    """pip failed, or the environment could not be made; the text is the output."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("home", type=Path, help="the folder of the environment; an existing one is replaced")
    parser.add_argument("requirements", type=Path, help="a requirements file with versions and hashes")
    parser.add_argument(
        "--python", default=sys.executable, help="the interpreter (default: the one that runs this program)"
    )
    parser.add_argument(
        "--without-pip", action="store_true", help="leave pip out: the pip of this program's Python installs"
    )
    options = parser.parse_args()
    try:
        make_environment(
            options.python,
            options.home,
            options.requirements,
            tell=partial(print, flush=True),
            with_pip=not options.without_pip,
        )
    except InstallError as error:
        print(f"install_pinned: {error}", file=sys.stderr)
        return 1
    return 0


def make_environment(
    python: str, home: Path, requirements: Path, *, tell: Callable[[str], object], with_pip: bool = True
) -> Path:
    """Make a new environment `home` with `python` and what `requirements` pins; return its interpreter.

    Without a pip of its own, which takes longer to make than all the rest, the pip of this process installs. `tell` gets
    a line of progress every five seconds. Raises InstallError with the output of the step that failed.
    """
    pins = len(PIN.findall(requirements.read_text("utf-8")))
    tell(f"Installing what {requirements.name} pins ({pins} packages) into {home} with {python}")
    options = [] if with_pip else ["--without-pip"]
    _run([python, "-m", "venv", "--clear", *options, str(home)], tell, "making the environment")
    interpreter = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install(interpreter, requirements, tell=tell, with_pip=with_pip)
    return interpreter


def pip_for(python: Path) -> list[str]:
    """Return the command of this process's pip that installs for the interpreter `python`."""
    return [sys.executable, *PIP, "--python", str(python)]


def install(python: Path, requirements: Path, *, tell: Callable[[str], object], with_pip: bool = True) -> None:
    """Install what `requirements` pins, for the interpreter `python`, and check that nothing is missing."""
    pip = [str(python), *PIP] if with_pip else pip_for(python)
    # Python compiles what is imported, which is a part of it; the bytecode of all would take time and space.
    options = ["--require-hashes", "--no-deps", "--no-compile", "--progress-bar=off"]
    command = [*pip, "install", *options, "-r", str(requirements)]
    _run(command, tell, requirements.name)
    _run([*pip, "check"], tell, "checking that the pins are complete")


def _run(command: list[str], tell: Callable[[str], object], what: str) -> None:
    """Run a command; say every few seconds how far pip is."""
    start = time.monotonic()
    output: list[str] = []
    with subprocess.Popen(command, stdout=PIPE, stderr=STDOUT, text=True, errors="replace") as process:
        assert process.stdout is not None
        reader = Thread(target=output.extend, args=(process.stdout,))
        reader.start()
        reader.join(PROGRESS_S)
        while reader.is_alive():
            fetched = sum(line.startswith("Collecting ") for line in output)
            unpacking = any(line.startswith("Installing collected") for line in output)
            stage = "unpacking" if unpacking else f"package {fetched}" if fetched else "working"
            tell(f"  {what}: {stage}, {time.monotonic() - start:.0f} s")
            reader.join(PROGRESS_S)
    if process.returncode != 0:
        raise InstallError(f"{' '.join(command)} ended with {process.returncode}:\n{''.join(output)}")


if __name__ == "__main__":
    sys.exit(main())
