"""Run the steps of a framework with clients of each kind, and compare what came of them and what was sent."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.frameworks.given import STEP_HEADER
from tests.frameworks.tried import BROKEN, KINDS, REAL_CLASSES
from wherry_server import Log, serve

__all__ = ("ROOT", "Results", "check", "interpreter", "results")

Results: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""Kind of client -> step -> `value` or `error`, and the requests, `sent`."""

ROOT = Path(__file__).resolve().parents[2]
RUN_S = 300
QUIET = {"ANONYMIZED_TELEMETRY": "False", "HAYSTACK_TELEMETRY_ENABLED": "False", "MEM0_TELEMETRY": "False"}
"""Switches off what these frameworks would report to their makers."""
GIVEN_ID = re.compile(r"\b([a-z]+[_-])(\d{6})\b")
"""An id of the built-in server."""


def results(python: Path, framework: str) -> Results:
    """Return what clients of each kind made of the steps of a framework that this interpreter has."""
    kinds = ["openai", *KINDS]
    if framework in REAL_CLASSES:
        kinds.append(f"real:{REAL_CLASSES[framework]}")
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
        if ended.returncode:
            raise RuntimeError(ended.stderr[-3000:])
        read: Results = json.loads(ended.stdout.splitlines()[-1])
        for kind, steps in read.items():
            for step, found in steps.items():
                found["sent"] = _sent(server.log, f"{kind} {step}")
    return read


def _sent(log: Log, step: str) -> list[Any]:
    """Return the requests of a step: method, address and body, with the ids of the server counted from 1."""
    ids: dict[str, str] = {}

    def counted(found: re.Match[str]) -> str:
        return ids.setdefault(found[0], f"{found[1]}{len(ids) + 1}")

    records = [record for record in log if record.headers.get(STEP_HEADER) == step]
    bodies = [json.loads(record.body or b"null") for record in records]
    for body in bodies:
        if isinstance(body, dict):
            body.pop("encoding_format", None)  # the official client asks for base64 by itself, and decodes it
    # Sorted, as the order of keys would decide which id comes first.
    bodies = [json.loads(GIVEN_ID.sub(counted, json.dumps(body, sort_keys=True))) for body in bodies]
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
def _tried(environment: str, framework: str) -> Results:
    return results(interpreter(environment), framework)


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
