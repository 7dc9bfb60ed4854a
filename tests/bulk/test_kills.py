"""A run that is killed at any moment loses nothing: what was handed out is in the journal, and few calls are made twice."""

from __future__ import annotations

import multiprocessing
import random
import signal
import sqlite3
import time
from collections import Counter
from pathlib import Path

from tests.bulk import killed_run
from wherry import bulk

ROWS = 20_000
KILLS = 20
CONCURRENCY = {"asyncio": 64, "threads": 16}
PROCESSES = multiprocessing.get_context("forkserver")  # which has imported everything before it makes the next process
PROCESSES.set_forkserver_preload(
    ["wherry._runtime.bulk.async_engine", "wherry._runtime.bulk.sync_engine", killed_run.__name__]
)


def numbers(path: Path) -> list[int]:
    return [int(line) for line in path.read_bytes().splitlines()] if path.exists() else []


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def in_journal(path: Path) -> set[int]:
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {n for (n,) in connection.execute("SELECT n FROM row")}
    finally:
        connection.close()


def started(way: str, folder: Path) -> multiprocessing.process.BaseProcess:
    process = PROCESSES.Process(target=killed_run.run, args=(way, folder, ROWS, CONCURRENCY[way]))
    process.start()
    return process


def test_twenty_kills(tmp_path: Path) -> None:
    """After 20 kills in the midst of 20,000 rows: nothing lost, and no more calls repeated by each than were in flight."""
    journal, calls, results = (tmp_path / name for name in ("run.sqlite", "calls", "results"))
    dice = random.Random(20)
    repeats = []
    for kill in range(KILLS):
        way = ("asyncio", "threads")[kill % 2]
        before, size = len(numbers(calls)), size_of(calls)
        process = started(way, tmp_path)
        until = time.monotonic() + 60
        while size_of(calls) == size and time.monotonic() < until:
            time.sleep(0.002)
        assert size_of(calls) > size, "the run has not begun"
        time.sleep(dice.random() * 0.1)
        process.kill()
        process.join(20)
        assert process.exitcode == -signal.SIGKILL, "the run was over before it was killed"
        done = in_journal(journal)
        assert done.issuperset(numbers(results)), "a result was handed out before it was committed"
        unfinished = set(numbers(calls)[before:]) - done
        assert len(unfinished) <= CONCURRENCY[way]
        repeats.append(len(unfinished))
    for way in CONCURRENCY:  # the first one does the rest, the second one finds everything done
        results.unlink()
        process = started(way, tmp_path)
        process.join(60)
        assert process.exitcode == 0
        assert sorted(numbers(results)) == list(range(ROWS))
    times = Counter(numbers(calls))
    assert set(times) == set(range(ROWS))
    assert times.total() - ROWS == sum(repeats) <= sum(CONCURRENCY.values()) * KILLS // 2
    print(f"repeated by a kill: {max(repeats)} at most, {sum(repeats)} in all")
    assert [result.answer for result in bulk.journal_results(journal)] == [f"answer {n}" for n in range(ROWS)]
