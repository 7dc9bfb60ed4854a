"""A run that is killed at any moment loses nothing: what was handed out is in the journal, and few calls are made twice."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import wherry
from wherry._runtime.bulk.journal import Journal

ROWS = 20_000
KILLS = 20
CONCURRENCY = {"asyncio": 64, "threads": 16}
PROGRAM = Path(__file__).with_name("killed_run.py")


def numbers(path: Path) -> list[int]:
    return [int(line) for line in path.read_bytes().splitlines()] if path.exists() else []


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def in_journal(path: Path) -> set[int]:
    if not path.exists():
        return set()
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {n for (n,) in connection.execute("SELECT n FROM row")}
    except sqlite3.OperationalError:  # it was killed before it had made the tables
        return set()
    finally:
        connection.close()


def start(way: str, journal: Path, calls: Path, results: Path) -> subprocess.Popen[bytes]:
    program = [
        sys.executable,
        str(PROGRAM),
        *map(str, (journal, calls, results)),
        way,
        str(ROWS),
        str(CONCURRENCY[way]),
    ]
    return subprocess.Popen(program, env={**os.environ, "PYTHONPATH": str(Path(wherry.__file__).parent.parent)})


def test_twenty_kills(tmp_path: Path) -> None:
    """After 20 kills in the midst of 20,000 rows: nothing lost, and no more calls repeated by each than were in flight."""
    journal, calls, results = (tmp_path / name for name in ("run.sqlite", "calls", "results"))
    dice = random.Random(20)
    repeats = []
    for kill in range(KILLS):
        way = ("asyncio", "threads")[kill % 2]
        before, size = len(numbers(calls)), size_of(calls)
        process = start(way, journal, calls, results)
        with process:
            until = time.monotonic() + 20
            while size_of(calls) == size and time.monotonic() < until:
                time.sleep(0.002)
            time.sleep(dice.random() * 0.1)
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL, "the run was over before it was killed"
        done = in_journal(journal)
        assert done.issuperset(numbers(results)), "a result was handed out before it was committed"
        unfinished = set(numbers(calls)[before:]) - done
        assert len(unfinished) <= CONCURRENCY[way]
        repeats.append(len(unfinished))
    results.unlink()
    for way in CONCURRENCY:  # the first one does the rest, the second one finds everything done
        with start(way, journal, calls, results) as process:
            assert process.wait(60) == 0
        assert sorted(numbers(results)) == list(range(ROWS))
        results.unlink()
    times = Counter(numbers(calls))
    assert set(times) == set(range(ROWS))
    assert times.total() - ROWS == sum(repeats) <= sum(CONCURRENCY.values()) * KILLS // 2
    print(f"repeated by a kill: {max(repeats)} at most, {sum(repeats)} in all")
    with Journal(journal) as found:
        assert [kept.value() for kept in found.results()] == [f"answer {n}" for n in range(ROWS)]
