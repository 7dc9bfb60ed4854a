"""The shells whose completion is tested are there where CI runs."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize("shell", ["fish", "zsh"])
def test_ci_has_the_shells(shell: str, root: Path) -> None:
    """CI installs the shells that tests/command needs, beside bash, in which it is written."""
    assert f"command -v {shell} " in (root / ".ci/run").read_text("utf-8")
    assert f'run("{shell}", ' in (root / "tests/command/test_completion.py").read_text("utf-8")
