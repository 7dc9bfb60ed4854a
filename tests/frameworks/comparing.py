"""Run the steps of a framework with the official package's clients and with ours, and compare what came of them."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomllib

from tests.server import serve

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("openai", "wherry")
RUN_S = 300
QUIET = {"ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False", "MEM0_TELEMETRY": "False"}
"""Switches off what these frameworks would report to their makers."""

BROKEN: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))
"""Framework -> step -> why it does not work with a client of this package."""


def steps_of(framework: str) -> list[str]:
    """Return the names of the steps, read without importing the framework."""
    text = Path(__file__).with_name("steps").joinpath(f"{framework}.py").read_text("utf-8")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.name for node in functions if not node.decorator_list and not node.name.startswith("_")]


@cache
def results(environment: str, framework: str) -> dict[str, dict[str, Any]]:
    """Return what each package's clients made of each step: package -> step -> value or error."""
    interpreter = ROOT / "build" / environment / "bin" / "python"
    if not interpreter.exists():
        missing = f"build/{environment} is not there: `scripts/check.py --group {environment} --keep` makes it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with serve() as server, tempfile.TemporaryDirectory() as home:
        ended = subprocess.run(
            [str(interpreter), "-m", "tests.frameworks.run", framework, server.url, *PACKAGES],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generated"), "HOME": home, **QUIET},
            capture_output=True,
            text=True,
            check=False,
            timeout=RUN_S,
        )
    assert ended.returncode == 0, ended.stderr[-3000:]
    read: dict[str, dict[str, Any]] = json.loads(ended.stdout.splitlines()[-1])
    return read


def check(environment: str, framework: str, step: str) -> None:
    """Assert that the step gives the same with both packages, or that it is listed as broken and is."""
    found = results(environment, framework)
    official, ours = (found[package][step] for package in PACKAGES)
    assert "value" in official, f"the framework itself fails: {official}"
    why = BROKEN.get(framework, {}).get(step)
    if why is None:
        assert ours == official
    else:
        assert ours != official, f"{framework}.{step} works now: remove it from broken.toml"
