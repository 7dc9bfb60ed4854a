"""The hooks of .pre-commit-config.yaml: each runs what the checks run, on the files that it concerns."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from checking.table import groups


@pytest.fixture(scope="module")
def hooks(root: Path) -> dict[str, dict[str, Any]]:
    """The hooks, by their id."""
    (repository,) = yaml.safe_load((root / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    return {hook["id"]: hook for hook in repository["hooks"]}


def test_hooks_are_checks(root: Path, hooks: dict[str, dict[str, Any]]) -> None:
    """Each hook starts a program of .venv in the way of a step of `make test`, or so that it mends what the step finds."""
    steps = {
        step.command[: 2 if step.command[0] == "ruff" else 3]
        for step in groups(root / "tests/groups.toml")["test"].steps
    }
    for hook in hooks.values():
        program, *arguments = shlex.split(hook["entry"])
        started = (program.removeprefix(".venv/bin/"), *arguments)
        assert (root / program).is_file()
        assert started[:2] in steps or started[:3] in steps, hook["entry"]


@pytest.mark.parametrize(("hook", "text", "status"), [("ruff-format", "x=1\n", 0), ("ruff-check", "import os\n", 1)])
def test_hooks_of_ruff(
    root: Path, hooks: dict[str, dict[str, Any]], tmp_path: Path, hook: str, text: str, status: int
) -> None:
    """The first hook formats the files that it is given, the second refuses what the linter refuses."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "module.py").write_text(f'"""A module."""\n\n{text}')
    program, *arguments = shlex.split(hooks[hook]["entry"])
    ended = subprocess.run(
        [root / program, *arguments, "module.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == status, ended.stdout + ended.stderr
    assert (tmp_path / "module.py").read_text().endswith("x = 1\n" if hook == "ruff-format" else text)


@pytest.mark.parametrize(
    ("path", "concerned"),
    [
        ("spec/overlays/010-x.yaml", True),
        ("templates/runtime/errors.py", True),
        ("generated/wherry/client.py", True),
        ("scripts/pipeline/plan/__init__.py", True),
        ("pyproject.toml", True),
        ("docs/README.md", False),
        ("tests/pipeline/golden/small/client.py", False),
    ],
)
def test_files_that_concern_the_output(hooks: dict[str, dict[str, Any]], path: str, concerned: bool) -> None:
    """The output is compared when a file changes that it is made from, or that it consists of."""
    assert bool(re.search(hooks["generated-code"]["files"], path)) is concerned
