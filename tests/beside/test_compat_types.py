"""What type checkers see of `wherry.compat.openai`: the program tests/compat/typed/clients.py, with the official package there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.beside import sources

ROOT = Path(__file__).resolve().parents[2]
CHECKED = ("tests/compat/typed", "generated/wherry/compat")


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    return done.stdout + done.stderr


def test_mypy() -> None:
    """mypy --strict takes our clients for official ones, and refuses what is wrong."""
    told = run("mypy", "--follow-imports=silent", "--python-executable", str(sources.interpreter()), *CHECKED)
    assert told.startswith("Success: no issues found in "), told


def test_pyright() -> None:
    """So does pyright."""
    config = {
        "include": [str(Path("..") / path) for path in CHECKED],
        "strict": [f"../{CHECKED[0]}"],
        "extraPaths": ["../generated"],
        "enableTypeIgnoreComments": False,
        "reportUnnecessaryTypeIgnoreComment": "error",
    }
    home = ROOT / "build" / "pyrightconfig.json"
    home.parent.mkdir(exist_ok=True)
    home.write_text(json.dumps(config), "utf-8")
    try:
        told = run("pyright", "--project", str(home), "--pythonpath", str(sources.interpreter()))
    finally:
        home.unlink()
    assert told.startswith("0 errors"), told
