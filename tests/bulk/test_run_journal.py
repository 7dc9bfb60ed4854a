"""A run with a journal: what is committed when, and how the next run goes on."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry import bulk
from wherry._runtime.bulk import plan
from wherry._runtime.bulk.journal.journal import Journal

from .hosts import Host


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.sqlite"


class Reader:
    """Looks into the journal from outside, as a process would that comes after a kill."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def committed(self) -> set[int]:
        """Return which rows have a result; none while there is no journal yet."""
        try:
            connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)
        except sqlite3.OperationalError:
            return set()
        try:
            return {n for (n,) in connection.execute("SELECT n FROM row")}
        except sqlite3.OperationalError:
            return set()
        finally:
            connection.close()


def test_a_result_is_committed_before_it_is_handed_out(host: Host, path: Path) -> None:
    """Whoever has a result can rely on the journal having it."""
    reader = Reader(path)

    def take(result: Any) -> None:
        assert result.n in reader.committed()

    assert len(host.results(range(100), host.call(lambda row: row), take, journal=path, concurrency=8)) == 100


def test_no_more_calls_can_be_lost_than_there_are_workers(host: Host, path: Path) -> None:
    """Calls that have begun and are not committed are never more than `concurrency`."""
    begun, lost = 0, []
    lock = threading.Lock()
    reader = Reader(path)

    def call(row: int) -> int:
        nonlocal begun
        with lock:
            begun += 1
            lost.append(begun - len(reader.committed()))
        return row

    host.results(range(200), host.call(call), journal=path, concurrency=8)
    assert max(lost) <= 8


def test_a_slow_source_delays_no_commit(host: Host, path: Path) -> None:
    """Results are handed out while the source keeps the next row back."""
    taken = threading.Event()

    def rows() -> Iterator[int]:
        yield from range(3)
        assert host.is_async or taken.wait(5)
        yield 3

    def take(result: Any) -> None:
        if result.n == 2:
            taken.set()

    assert len(host.results(rows(), host.call(lambda row: row), take, journal=path, concurrency=3)) == 4


def test_a_slow_consumer_delays_no_commit(path: Path) -> None:
    """What is done is committed while the consumer is busy with the first result."""
    reader = Reader(path)
    host = Host("threads")

    def take(result: Any) -> None:
        until = time.monotonic() + 5
        while len(reader.committed()) < 8 and time.monotonic() < until:
            time.sleep(0.01)
        assert len(reader.committed()) >= 8

    run = bulk.run(range(100), host.call(lambda row: row), journal=path, concurrency=4)
    with run:
        take(next(run))


def test_the_next_run_goes_on(host: Host, path: Path) -> None:
    """Each row is called once over all runs, and the results of the earlier ones come from the journal, in their place."""
    called: list[int] = []

    def function(row: int) -> dict[str, int]:
        called.append(row)
        return {"twice": row * 2}

    call = host.call(function)
    host.results(range(40), call, journal=path, limit=25)
    results = host.results(range(40), call, journal=path, ordered=True)
    assert sorted(called) == list(range(40))
    assert [each.answer for each in results] == [{"twice": n * 2} for n in range(40)]
    assert [each.n for each in results if each.from_journal] == list(range(25))
    summary = host.summary(range(40), call, journal=path)
    assert (summary.done, summary.from_journal) == (40, 40)
    assert len(called) == 40
    with pytest.raises(wherry.UsageError, match=r"row \d+ is not what it was"):
        host.results(range(1, 41), call, journal=path)


@pytest.mark.parametrize("retry_failed", [True, False])
def test_failed_rows_of_an_earlier_run(host: Host, path: Path, retry_failed: bool) -> None:
    """They are done again, or handed out with their error."""
    works = False

    def function(row: int) -> int:
        if row == 2 and not works:
            raise wherry.UnprocessableEntityError("no", status=422)
        return row

    call = host.call(function)
    assert [each.n for each in host.results(range(5), call, journal=path, concurrency=1) if not each.ok] == [2]
    works = True
    results = host.results(range(5), call, journal=path, ordered=True, retry_failed=retry_failed)
    assert [each.from_journal for each in results] == [True, True, not retry_failed, True, True]
    assert results[2].ok is retry_failed
    if not retry_failed:
        assert type(results[2].error) is wherry.UnprocessableEntityError


def test_a_journal_that_cannot_be_written_ends_the_run(host: Host, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of a commit is raised, and none of its results is handed out."""
    commits = 0
    commit = Journal.commit

    def failing(self: Journal) -> None:
        nonlocal commits
        commits += 1
        if commits == 3:
            raise OSError("disk full")
        commit(self)

    monkeypatch.setattr(Journal, "commit", failing)
    found: list[int] = []
    with pytest.raises(OSError, match="disk full"):
        host.results(range(1000), host.call(lambda row: row), lambda each: found.append(each.n), journal=path)
    assert len(found) < 1000
    assert set(found) <= Reader(path).committed()


def test_an_answer_that_cannot_be_kept_ends_the_run(host: Host, path: Path) -> None:
    """The first one says what to return instead."""
    with pytest.raises(wherry.UsageTypeError):
        host.results(range(1000), host.call(lambda row: object()), journal=path)
    assert Reader(path).committed() == set()


def test_an_open_journal(host: Host, path: Path) -> None:
    """A Journal may be given in place of a path; the run uses it and leaves it open."""
    with Journal(path, synchronous="FULL") as journal:
        assert host.summary(range(10), host.call(lambda row: row), journal=journal).done == 10
        kept = list(journal.results())
        assert [each.failed for each in kept] == [False] * 10
        assert all(each.seconds is not None for each in kept)


def test_batches_that_are_not_over(host: Host, path: Path) -> None:
    """Rows that the service works on in a batch are not called: that would be paid for twice."""
    with Journal(path) as journal:
        journal.put_part(0, '{"state": "created"}')
    for _ in range(2):  # the journal is closed again
        with pytest.raises(wherry.UsageError, match="has batches that are not over"):
            host.summary(range(10), host.call(lambda row: row), journal=path)


def test_a_source_that_keeps_the_loop_waiting(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """The summary says so, once, where there is an event loop; threads have none."""
    monkeypatch.setattr(plan, "_STOOD_STILL_S", 0.005)

    def rows() -> Iterator[int]:
        for n in range(3):
            time.sleep(0.01)
            yield n

    notes = host.summary(rows(), host.call(lambda row: row)).notes
    assert ["let it be an async iterable" in note for note in notes] == [True] * host.is_async
