"""Every program in examples/ runs to its end against the built-in server."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_example(example: Path, tmp_path: Path) -> None:
    """The example ends with exit status 0 and says what it did."""
    from tests.server import serve

    package = find_spec("wherry")
    assert package is not None
    assert package.origin is not None
    with serve(port=0) as server:
        environment = {
            **os.environ,
            "OPENAI_BASE_URL": server.url,
            "OPENAI_API_KEY": "sk-test",
            "PYTHONPATH": str(Path(package.origin).parents[1]),
        }
        environment.pop("LIVE", None)
        ended = subprocess.run(
            [sys.executable, "-W", "error", example],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    assert ended.stdout


def test_there_are_examples() -> None:
    """The tour, which `make run` shows, is among the examples."""
    assert "tour.py" in [example.name for example in EXAMPLES]
