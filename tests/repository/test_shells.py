"""The shells whose completion is tested are there where CI runs."""

from __future__ import annotations

from pathlib import Path

from tests.command.test_completion import SHELLS


def test_ci_has_the_shells(root: Path) -> None:
    """CI installs the shells that tests/command needs; bash is what CI is written in."""
    told = (root / ".ci/run").read_text("utf-8")
    assert [shell for shell in SHELLS if f"command -v {shell} " not in told] == ["bash"]
