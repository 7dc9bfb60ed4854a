"""The journal: what it has of a row, whose it is, who may write it, and what happens if that is not possible."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry._runtime.bulk.journal.claim import Claim
from wherry._runtime.bulk.journal.file import _use_wal
from wherry._runtime.bulk.journal.journal import DONE, FAILED, Journal, JournalError, JournalInUseError
from wherry._runtime.bulk.keeping.keep import keep
from wherry._runtime.limits.usage import Usage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.sqlite"


def fill(path: Path, rows: range, **options: Any) -> None:
    with Journal(path, **options) as journal:
        for n in rows:
            journal.add(n, n + 100, DONE, 1, None, keep(f"answer {n}"), 0.5)


# --- rows ------------------------------------------------------------------------------------------------------------


def test_the_next_run_finds_what_was_done(path: Path) -> None:
    """Rows that were committed are found with all that is known of them, in any gaps; others have not been done."""
    with Journal(path) as journal:
        for n in [*range(0, 200, 2), 1000]:
            assert journal.fate(n, n + 100) is None
            journal.add(n, n + 100, DONE, 1, Usage(input=n, output=2, cached=1, total=n + 2), keep({"n": n}))
        journal.add(7, 107, FAILED, 3, None, keep(ValueError("no")), 1.5)
        assert journal.pending == 102
        journal.commit()
        assert journal.pending == 0
    with Journal(path) as journal:
        for n in range(1002):
            found = journal.fate(n, n + 100)
            assert (found is not None) == (n in {7, 1000} or (n < 200 and n % 2 == 0))
            if found is not None and n != 7:
                assert (found.n, found.failed, found.value()) == (n, False, {"n": n})
                assert found.usage == Usage(input=n, output=2, cached=1, total=n + 2)
        failed = journal.fate(7, 107)  # out of order
        assert failed is not None
        assert failed.usage is None
        assert (failed.failed, failed.tries, failed.seconds, str(failed.value())) == (True, 3, 1.5, "ValueError: no")
        assert [kept.n for kept in journal.results()] == [0, 2, 4, 6, 7, *range(8, 200, 2), 1000]
        assert [kept.n for kept in journal.results(failed=True)] == [7]
        assert len(list(journal.results(failed=False))) == 101
    assert os.listdir(path.parent) == ["run.sqlite"]


def test_an_open_journal_knows_what_it_was_told(path: Path) -> None:
    """Two runs, one after the other, may use a journal that stays open: the second one finds what the first one did."""
    with Journal(path) as journal:
        for run in range(2):
            for n in range(100):
                found = journal.fate(n, n)
                assert (found is not None) == (run == 1)
                if found is None:
                    journal.add(n, n, DONE, 1, None, keep(n))
            journal.commit()
        assert journal.fate(70, 70) is not None
        assert journal.fate(30, 30) is not None


def test_people_can_look_into_it(path: Path) -> None:
    """The results are JSON in a table, so that SQL can ask them, also while the run goes on."""
    with Journal(path) as journal:
        journal.add(0, 1, DONE, 1, None, keep({"label": "spam"}))
        journal.commit()
        reader = sqlite3.connect(path)
        assert reader.execute("SELECT n, state, json_extract(result, '$.label') FROM row").fetchall() == [
            (0, "done", "spam")
        ]
        reader.close()
        journal.add(1, 1, DONE, 1, None, keep({"label": "ham"}))


def test_a_row_that_has_changed_is_named(path: Path) -> None:
    """If row n is not what it was, the run does not mix two inputs; more or fewer rows are fine."""
    fill(path, range(3))
    with Journal(path) as journal:
        assert journal.fate(0, 100) is not None
        with pytest.raises(
            wherry.UsageError, match=r"row 1 is not what it was when the journal .*run.sqlite was begun"
        ):
            journal.fate(1, 5)
        assert journal.fate(2, 102) is not None
        assert journal.fate(3, 5) is None


def test_many_threads_may_use_it(path: Path) -> None:
    """Threads that add, commit and ask at the same time lose nothing."""
    with Journal(path) as journal:

        def work(first: int) -> None:
            for n in range(first, 2000, 8):
                journal.add(n, n, DONE, 1, None, b"1")
                if n % 3 == 0:
                    journal.commit()
                journal.fate(n, n)

        threads = [threading.Thread(target=work, args=(first,)) for first in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        journal.commit()
        assert [kept.n for kept in journal.results()] == list(range(2000))


def test_parts_and_texts(path: Path) -> None:
    """What a run keeps beside its rows is there at once, with the results that waited."""
    with Journal(path) as journal:
        journal.add(0, 0, DONE, 1, None, b"1")
        journal.put_part(2, "two")
        journal.put_part(1, "one")
        journal.put_part(2, "2")
        journal.set_meta("id", "x")
        assert journal.pending == 0
        reader = sqlite3.connect(path)
        assert reader.execute("SELECT count(*) FROM row").fetchone() == (1,)
        reader.close()
        assert journal.parts() == [(1, "one"), (2, "2")]
        assert (journal.meta("id"), journal.meta("other")) == ("x", None)


# --- the file --------------------------------------------------------------------------------------------------------


def newer(path: Path) -> None:
    fill(path, range(1))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def of_others(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t(a)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (
            lambda path: path.write_text("Ahoy\n" * 1000),
            wherry.UsageFileError,
            "is no journal, but a file of another kind",
        ),
        (of_others, wherry.UsageFileError, "is the database of another program"),
        (newer, wherry.UsageError, "was written by a newer release"),
        (lambda path: path.mkdir(), wherry.UsageFileError, "is a folder"),
    ],
)
def test_files_that_are_no_journal(path: Path, make: Callable[[Path], Any], error: type[Exception], words: str) -> None:
    """A file that is something else is left as it is, and the error says what it is."""
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=words):
        Journal(path)
    assert os.listdir(path.parent) == ["run.sqlite"]
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_folder_that_is_missing(path: Path) -> None:
    """The folder of a journal is not made."""
    with pytest.raises(wherry.UsageFileNotFoundError, match="there is no folder"):
        Journal(path / "a" / "b")


def test_files_that_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that may not be written, or may not be made there, is an error when it is opened."""

    def refused(*_: Any) -> int:
        raise PermissionError(13, "Permission denied")

    fill(path, range(1))
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)
        with pytest.raises(wherry.UsageFileError, match="cannot be written; bulk"):
            Journal(path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        with pytest.raises(wherry.UsageFileError, match="cannot be written: Permission denied"):
            Journal(path)
    Journal(path).close()


def test_a_disk_that_is_full(path: Path) -> None:
    """A commit that fails says why and loses nothing that was there; when there is room again, the rest is written."""
    with Journal(path) as journal:
        connection = journal._open()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        handed_out = 0

        def work() -> None:
            nonlocal handed_out
            for n in range(1000):
                journal.add(n, n, DONE, 1, None, keep("x" * 2000))
                if journal.pending == 8:
                    journal.commit()
                    handed_out = n + 1

        with pytest.raises(JournalError, match="the disk is full; make room"):
            work()
        assert handed_out > 8
        assert [kept.n for kept in journal.results()] == list(range(handed_out))
        waiting = journal.pending
        assert waiting == 8
        connection.execute("PRAGMA max_page_count = 100000")
        journal.commit()
        assert len(list(journal.results())) == handed_out + waiting
    with Journal(path) as journal:
        assert journal._open().execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_synchronous(path: Path) -> None:
    """A run may wait for the disk at each commit."""
    for name, level in (("NORMAL", 1), ("FULL", 2)):
        with Journal(path, synchronous=name) as journal:
            assert journal._open().execute("PRAGMA synchronous").fetchone() == (level,)
            assert journal._open().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(wherry.UsageError, match="synchronous is"):
        Journal(path, synchronous="OFF; DROP TABLE row")


@pytest.mark.skipif(sys.platform == "win32", reason="a file system of Unix")
def test_where_memory_cannot_be_shared(path: Path) -> None:
    """Without shared memory, as in a browser, a journal works for the run alone; without locks it says where to put it."""
    address = f"{path.as_uri()}?vfs=unix-dotfile"
    for connection in (sqlite3.connect(address, uri=True, isolation_level=None), sqlite3.connect(":memory:")):
        connection.execute("CREATE TABLE meta(name)")
        if path.exists():
            _use_wal(connection, "run.sqlite")
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            path.unlink()
        else:
            with pytest.raises(wherry.UsageError, match="put it on a disk of this machine"):
                _use_wal(connection, "run.sqlite")
        connection.close()


# --- one run at a time -----------------------------------------------------------------------------------------------

HOLD = "import sys; from wherry._runtime.bulk.journal.journal import Journal; j = Journal(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_two_runs(path: Path) -> None:
    """A second run is told who has the journal, in the same process and in another; a process that is killed lets go."""
    with Journal(path), pytest.raises(JournalInUseError, match=rf"in use by another run \(process {os.getpid()}\)"):
        Journal(path)
    folder = str(Path(wherry.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": folder}
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder, holder.stdin, holder.stdout:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(JournalInUseError, match=f"process {holder.pid}"):
            Journal(path)
        holder.kill()
        holder.wait(10)
    Journal(path).close()


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be removed there")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_journal_that_was_removed(path: Path, replaced: bool) -> None:
    """The next commit says so; nothing is written that nobody would find."""
    journal = Journal(path)
    journal.add(0, 0, DONE, 1, None, keep("a"))
    journal.commit()
    path.unlink()
    if replaced:
        path.write_bytes(b"")
    journal.add(1, 1, DONE, 1, None, keep("b"))
    for commit in (journal.commit, journal.close):
        with pytest.raises(JournalError, match="is not there any more"):
            commit()


def test_a_damaged_result(path: Path) -> None:
    """The error names its row, and how to have it done again."""
    with Journal(path) as journal:
        journal.add(7, 0, DONE, 1, None, b'{"a":')
        journal.commit()
        (kept,) = journal.results()
        with pytest.raises(JournalError, match=r"row 7 .*take n = 7 out of its table"):
            kept.value()


def test_two_runs_by_two_names(path: Path) -> None:
    """A link to a journal is the same journal."""
    link = path.with_name("link.sqlite")
    link.symlink_to(path.name)
    with Journal(path), pytest.raises(JournalInUseError, match="in use by another run"):
        Journal(link)
    with Journal(link), pytest.raises(JournalInUseError, match="in use by another run"):
        Journal(path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_run_that_was_forked(path: Path) -> None:
    """The journal is free when its process has ended, though one that it has forked lives on; until then it is not, whatever that one does."""
    fork = "import os, sys, time; from wherry._runtime.bulk.journal.journal import Journal; j = Journal(sys.argv[1])\n"
    fork += "if not (child := os.fork()):\n j._release(); os.close(1); time.sleep(60)\n"
    fork += "print(child, flush=True); sys.stdin.read(); os._exit(0)"
    environment = {**os.environ, "PYTHONPATH": str(Path(wherry.__file__).parent.parent)}
    holder = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", fork, str(path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    try:
        with pytest.raises(JournalInUseError, match=f"process {holder.pid}"):
            Journal(path)
        holder.communicate(timeout=20)
        Journal(path).close()
    finally:
        os.kill(child, signal.SIGKILL)


def test_a_claim_of_the_next_run_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends does not take away the claim of one that begins in the same moment."""
    first, close, others = Claim(str(path)), os.close, []

    def close_late(file: int) -> None:
        monkeypatch.setattr(os, "close", close)
        others.append(Claim(str(path)))
        close(file)

    monkeypatch.setattr(os, "close", close_late)
    first.release()
    with pytest.raises(JournalInUseError):
        Claim(str(path))
    others[0].release()
    assert os.listdir(path.parent) == []


# --- whose it is -----------------------------------------------------------------------------------------------------


def prompted(prompt: str) -> Callable[[str], str]:
    def ask(row: str) -> str:
        return prompt + row

    return ask


def test_another_function_is_refused(path: Path) -> None:
    """Two functions do not mix their results; a function that has changed is a warning, once."""
    fill(path, range(1), call=prompted("Translate: "))
    fill(path, range(1), call=prompted("Translate: "))
    with pytest.raises(wherry.UsageError, match="has the results of ask, not of prompted: choose another") as refused:
        Journal(path, call=prompted)
    renamed = path.with_name("renamed")
    fill(renamed, range(1), call=prompted("Translate: "))
    with contextlib.closing(sqlite3.connect(renamed)) as connection, connection:
        connection.execute(str(refused.value).rpartition(": ")[2])
    Journal(renamed, call=prompted).close()  # after what the message says for a new name
    with pytest.warns(UserWarning, match="ask, or what it uses, has changed"):
        fill(path, range(1), call=prompted("Translate into French: "))
    fill(path, range(1), call=prompted("Translate into French: "))
    other = path.with_name("other")
    fill(other, range(1), call=functools.partial(max, "a"))
    with pytest.warns(UserWarning, match="max, or what it uses, has changed"):
        fill(other, range(1), call=functools.partial(max, "b"))
    with pytest.raises(wherry.UsageError, match=r"results of max, not of embed: .* all rows again$"):
        Journal(other, call="embed")
