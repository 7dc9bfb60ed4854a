"""The programs in scripts/ say what they need, where that is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("call", ["generate.py --check", "apidiff.py HEAD", "update.py --dry-run", "spec.py show"])
def test_a_python_without_packages_is_told_what_to_do(root: Path, call: str) -> None:
    """Started with a bare Python, each names the packages that are missing and the command that works."""
    program, *arguments = call.split()
    command = [sys.executable, "-S", "-E", str(root / "scripts" / program), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 3, ended.stderr  # not 1, which means findings or differences
    assert "Traceback" not in ended.stderr
    assert "yaml" in ended.stderr
    assert f"`.venv/bin/python scripts/{program} ...`" in ended.stderr
    assert "make install" in ended.stderr
