#!/usr/bin/env python3
"""Build the wheel wherry-tools and use it, freshly installed, on each Python that it is for.

On each, wherry-apidiff compares two specs with nothing installed but what the wheel asks for. On the one that runs this program,
wherry-generate also writes a client, which is installed in an environment of its own and passes its tests. A Python that is not
found is named, and if CI is set, it is a failure.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from check_wheel import ROOT, WheelError, interpreter, run, supported_versions

OLD = """\
openapi: 3.1.0
info: {title: Ferries, version: '1'}
servers: [{url: 'https://ferries.example'}]
paths:
  /trips/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: A trip, content: {application/json: {schema: {$ref: '#/components/schemas/Trip'}}}}}
components: {schemas: {Trip: {type: object, properties: {id: {type: string}, deck: {type: string}}}}}
"""
NEW = OLD.replace(", deck: {type: string}", "")
MOST_BYTES = 10_000_000
_VENV = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence")
"""What an environment has from the beginning."""
_PIP = ("-m", "pip", "--disable-pip-version-check", "-qq")


def main() -> int:
    try:
        with tempfile.TemporaryDirectory(prefix="wherry-tools-") as name:
            folder = Path(name)
            wheel = build(folder)
            (folder / "old.yaml").write_text(OLD, "utf-8")
            (folder / "new.yaml").write_text(NEW, "utf-8")
            found = {each: interpreter(each) for each in supported_versions(ROOT / "scripts" / "pyproject.toml")}
            for version, python in found.items():
                print(f"CPython {version:5} {compare(python, wheel, folder) if python else 'NOT TESTED: not found'}")
            print(generate(wheel, folder))
    except WheelError as error:
        print(f"check_tools: {error}", file=sys.stderr)
        return 1
    return 1 if os.environ.get("CI") and not all(found.values()) else 0


def build(folder: Path) -> Path:
    """Build the sdist, and the wheel from it."""
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder / "dist"), str(ROOT / "scripts")])
    (wheel,) = (folder / "dist").glob("*.whl")
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.2f} MB")
    return wheel


def environment(python: Path, home: Path, *wanted: str) -> Path:
    """Make an environment with what is wanted; return the folder of its programs."""
    run([str(python), "-m", "venv", "--clear", str(home)])
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    run([str(programs / "python"), *_PIP, "install", *wanted])
    run([str(programs / "python"), *_PIP, "check"])
    return programs


def compare(python: Path, wheel: Path, folder: Path) -> str:
    """Compare two specs in an environment of its own; return what it came to."""
    home = folder / "environment"
    programs = environment(python, home, str(wheel))
    (site,) = home.glob("[Ll]ib/**/site-packages")
    size = sum(
        path.stat().st_size
        for top in site.iterdir()
        if not top.name.startswith(_VENV)
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file()
    )
    if size > MOST_BYTES:
        raise WheelError(f"the API diff takes {size:,} bytes, and may take {MOST_BYTES:,}")
    command = [str(programs / "wherry-apidiff"), "old.yaml", "new.yaml", "--level", "both", "--fail-on", "none-at-all"]
    told = run([*command, "--no-cache"], cwd=folder)
    if "W014+S040" not in told or "verdict: major  (1 break)" not in told:
        raise WheelError(f"the API diff of {python} says:\n{told}")
    shutil.rmtree(home)
    return f"{told.splitlines()[-1]}; {size / 1e6:.1f} MB installed"


def generate(wheel: Path, folder: Path) -> str:
    """Write a client, install it and run its tests; return what they say."""
    programs = environment(Path(sys.executable), folder / "generator", f"{wheel}[generate]")
    run([str(programs / "wherry-generate"), "--spec", "old.yaml", "--package", "ferrylib", "--quiet"], cwd=folder)
    project = folder / "ferrylib-client"
    there = environment(Path(sys.executable), folder / "user", str(project), "pytest")
    # Not beside the package, so that the tests import the installed one.
    shutil.copytree(project / "tests", folder / "tests")
    told = run(
        [str(there / "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder / "tests")], cwd=folder
    )
    return f"ferrylib-client: {told.splitlines()[-1]}"


if __name__ == "__main__":
    sys.exit(main())
