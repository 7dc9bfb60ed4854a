"""Run the steps of a framework with clients of each kind, and compare what came of them and what was sent."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomllib

from tests.frameworks.given import STEP_HEADER
from tests.server import Log, serve

ROOT = Path(__file__).resolve().parents[2]
RUN_S = 300
QUIET = {"ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False", "MEM0_TELEMETRY": "False"}
"""Switches off what these frameworks would report to their makers."""

KINDS = ("wherry",)
"""The kinds of clients that do every step, beside those of the official package."""

BROKEN: dict[str, dict[str, dict[str, str]]] = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))
"""Kind of client -> framework -> step -> why it does not work."""

FIRST, FURTHER = "steps", "steps/further"
"""What everybody does with a framework, 63 steps that are counted; and what programs do later on."""

FRAMEWORKS: dict[str, tuple[str, ...]] = {
    "frameworks": ("agents", "autogen", "haystack", "langchain", "mem0", "outlines", "pydantic_ai", "smolagents"),
    "frameworks-openai2": ("instructor", "llama_index"),
}
"""Environment -> the frameworks in it."""

MADE_ID = re.compile(r"\b([a-z]+[_-])(\d{6})\b")


def steps_of(framework: str, folder: str) -> list[str]:
    """Return the names of the steps of a folder, read without importing the framework."""
    module = Path(__file__).parent / folder / f"{framework}.py"
    if not module.exists():
        return []
    body = ast.parse(module.read_text("utf-8")).body
    functions = [node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.name for node in functions if not node.decorator_list and not node.name.startswith("_")]


def cases(environment: str) -> list[tuple[str, str, str]]:
    """Return what there is to check in an environment: framework, step, kind of client."""
    return [
        (framework, step, kind)
        for framework in FRAMEWORKS[environment]
        for folder in (FIRST, FURTHER)
        for step in steps_of(framework, folder)
        for kind in KINDS
    ]


def results(python: Path, framework: str, *kinds: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Return what clients of each kind made of each step: kind -> step -> `value` or `error`, and `sent`."""
    with serve() as server, tempfile.TemporaryDirectory() as home:
        ended = subprocess.run(
            [str(python), "-m", "tests.frameworks.run", framework, server.url, *kinds],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generated"), "HOME": home, **QUIET},
            capture_output=True,
            text=True,
            check=False,
            timeout=RUN_S,
        )
        assert ended.returncode == 0, ended.stderr[-3000:]
        read: dict[str, dict[str, dict[str, Any]]] = json.loads(ended.stdout.splitlines()[-1])
        for kind, steps in read.items():
            for step, found in steps.items():
                found["sent"] = _sent(server.log, f"{kind} {step}")
    return read


def _sent(log: Log, step: str) -> list[Any]:
    """Return the requests of a step: method, address and body, the ids that the server gave counted from 1."""
    ids: dict[str, str] = {}

    def counted(found: re.Match[str]) -> str:
        return ids.setdefault(found[0], f"{found[1]}{len(ids) + 1}")

    records = [record for record in log if record.headers.get(STEP_HEADER) == step]
    bodies = [json.loads(record.body or b"null") for record in records]
    for body in bodies:
        if isinstance(body, dict):
            body.pop("encoding_format", None)  # the official client asks for base64 by itself, and decodes it
    # Sorted, as the order of keys would decide which id comes first.
    bodies = [json.loads(MADE_ID.sub(counted, json.dumps(body, sort_keys=True))) for body in bodies]
    return [[r.method, r.path, r.query, body] for r, body in zip(records, bodies, strict=True)]


def interpreter(environment: str) -> Path:
    """Return the interpreter of an environment. Without it the test is skipped, and fails in CI."""
    found = ROOT / "build" / environment / "bin" / "python"
    if not found.exists():
        missing = f"build/{environment} is not there: `scripts/check.py --group {environment} --keep` makes it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@cache
def _tried(environment: str, framework: str) -> dict[str, dict[str, dict[str, Any]]]:
    return results(interpreter(environment), framework, "openai", *KINDS)


def check(environment: str, framework: str, step: str, kind: str) -> None:
    """Assert that the step gives the same as with the official package, or that it is listed as broken and is."""
    found = _tried(environment, framework)
    official, ours = found["openai"][step], found[kind][step]
    assert "value" in official, f"the framework itself fails: {official}"
    assert official["sent"], "nothing was sent"
    why = BROKEN.get(kind, {}).get(framework, {}).get(step)
    if why is None:
        assert ours == official
    else:
        assert ours != official, f"{framework}.{step} works with {kind} now: remove it from broken.toml"
