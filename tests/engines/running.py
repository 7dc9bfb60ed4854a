"""Run programs with the interpreter of the group `engines`, which has Dask and Ray."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INTERPRETER = ROOT / "build" / "engines" / "bin" / "python"
RUN_S = 150


def printed(arguments: list[str], url: str, folder: Path) -> str:
    """Run Python with these arguments in a folder, as a reader would who has a key; return what it printed.

    What it started and left running is ended.
    """
    if not INTERPRETER.exists():
        missing = "build/engines is not there: `scripts/check.py --group engines --keep` makes it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    environment = {
        "HOME": os.environ.get("HOME", "/"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join((str(ROOT / "generated"), str(ROOT))),
        "OPENAI_BASE_URL": url,
        "OPENAI_API_KEY": "sk-test",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    command = [str(INTERPRETER), *arguments]
    pipe = subprocess.PIPE
    running = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )
    try:
        out, problems = running.communicate(timeout=RUN_S)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    assert running.returncode == 0, f"{out[-2000:]}\n{problems[-4000:]}"
    return out
