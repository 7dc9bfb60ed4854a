"""A process that dies by kill -9 after any step of a run by batches: the next one goes on, and no batch is made twice."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from wherry_server import serve

HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9 and fork")
def test_killed_after_each_step(tmp_path: Path) -> None:
    """However far the first process came, the second has all results, and the service two batches of that run."""
    with serve(polls=1) as server:
        command = [sys.executable, str(HERE / "batch_dying.py"), server.url, str(tmp_path)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert ended.returncode == 0, ended.stderr
        runs = [json.loads(line) for line in ended.stdout.splitlines()]
        batches = Counter(work.batch["metadata"]["wherry_run"] for work in server.store.batches.values())
    assert [run["first"] for run in runs] == [-9] * (len(runs) - 1) + [0]
    assert len(runs) > 14
    for number, run in enumerate(runs, 1):
        assert run["second"] == 0, number
        assert [f"said: row {n}" in text for n, text in enumerate(run["texts"])] == [True] * 12
        assert batches[run["run"]] == 2, f"killed after step {number}"
