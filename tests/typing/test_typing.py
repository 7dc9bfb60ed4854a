"""The programs of this folder under mypy --strict and pyright, with the settings of pyproject.toml.

The programs say what must be accepted (`assert_type`) and, in their functions `wrong`, what must be refused: a line
that a checker does not complain about has a needless `ignore` comment, which is a complaint too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKED = "tests/typing"
"""Alone: the steps `types: mypy` and `types: pyright` of tests/groups.toml check the whole package, with the same settings."""
PROGRAMS = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_"))


def run(tool: str, *options: str) -> str:
    """Run a checker of this environment at the top of the repository; its last line says what it found."""
    # The wheel of pyright carries its own node; without the variable it would ask the package index for a newer one.
    environment = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    command = [sys.executable, "-m", tool, *options]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    complaints = [line for line in done.stdout.splitlines() if " error: " in line or " - error" in line]
    assert complaints == []
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_mypy() -> None:
    """mypy --strict finds nothing to complain about."""
    assert run("mypy", CHECKED) == f"Success: no issues found in {len(PROGRAMS) + 1} source files"


def test_pyright(tmp_path: Path) -> None:
    """pyright finds nothing to complain about, and takes no notice of the comments that are for mypy."""
    config = {
        "extends": os.path.relpath(ROOT / "pyproject.toml", tmp_path),
        "include": [os.path.relpath(ROOT / CHECKED, tmp_path)],
        "executionEnvironments": [
            {
                "root": os.path.relpath(ROOT / "tests" / "typing", tmp_path),
                "extraPaths": [str(ROOT / "generated")],
                "enableTypeIgnoreComments": False,
                "reportUnnecessaryTypeIgnoreComment": True,
            }
        ],
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    told = run("pyright", "--project", str(tmp_path), "--pythonpath", sys.executable)
    assert told.startswith("0 errors")


def test_the_package_is_checked_elsewhere() -> None:
    """What `types: mypy` and `types: pyright` check, by the settings of pyproject.toml, is the package and these programs."""
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for start in ("files", "include"):
        (line,) = (line for line in lines if line.startswith(f'{start} = ["generated/wherry", '))
        assert f'"{CHECKED}"' in line
    steps = (ROOT / "tests" / "groups.toml").read_text("utf-8")
    assert '"types: mypy" = { run = ["python", "-m", "mypy"], ' in steps
    assert '"types: pyright" = { run = ["pyright"], ' in steps


def test_both_are_asked_to_refuse() -> None:
    """Each program has lines that must be refused, each for both checkers."""
    for program in PROGRAMS:
        lines = program.read_text("utf-8").splitlines()
        refused = [line for line in lines if "# type: ignore[" in line]
        assert refused, f"{program.name} says nothing of what must be refused"
        assert refused == [line for line in lines if "# pyright: ignore[" in line]
