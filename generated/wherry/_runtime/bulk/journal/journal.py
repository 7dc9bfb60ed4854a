"""The journal of a run: an SQLite file with the result of each row that has one, so that the next run goes on from there.

A row that is not in it has not been done. A result is for good once `commit` has returned: the death of the process, at any
moment, loses none of these. (After a power cut the last ones may be missing, unless `synchronous` is "FULL".)

`fate` is asked for each row in the order of the rows, and reads the file in the same order, a page at a time: the memory
that it takes does not grow.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from ...base.annotating import Self
from ...base.errors import UsageError
from ..result import Result
from .claim import Claim, JournalInUseError
from .file import JournalError, connected, failures_of, read_only
from .owner import check_call

if TYPE_CHECKING:
    from sqlite3 import Connection

    from ...limits.usage import Usage

__all__ = ("DONE", "FAILED", "Journal", "JournalError", "JournalInUseError", "Kept", "kept_rows", "read_only")

DONE, FAILED = "done", "failed"
_PAGE = 64
"""How many results are in memory while the file is read."""
_SELECT = """
SELECT n, key, state, tries, input_tokens, cached_tokens, output_tokens, seconds, CAST(result AS BLOB) FROM row
WHERE n > ? AND state IN (?, ?) ORDER BY n LIMIT ?
"""
_INSERT = "INSERT OR REPLACE INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))"


@dataclass(slots=True)
class Kept:
    """The result of a row, as the journal has it."""

    n: int
    key: int
    state: str
    """DONE or FAILED."""
    tries: int
    input_tokens: int | None
    cached_tokens: int | None
    output_tokens: int | None
    seconds: float | None
    result: bytes
    """What `keep` has written."""

    @property
    def failed(self) -> bool:
        """Whether the result is an error."""
        return self.state == FAILED

    @property
    def usage(self) -> Usage | None:
        """The tokens of the row's calls; None if they were not told."""
        if self.input_tokens is None and self.output_tokens is None:
            return None
        from ...limits.usage import Usage

        given, made = self.input_tokens or 0, self.output_tokens or 0
        return Usage(input=given, output=made, cached=self.cached_tokens or 0, total=given + made)

    def as_result(self, row: Any = None, *, with_answer: bool = True) -> Result[Any, Any]:
        """Return the Result of the row. An error is in it in any case."""
        result: Result[Any, Any] = Result(self.n, row, usage=self.usage, tries=self.tries, from_journal=True)
        result.seconds = self.seconds or 0.0
        if self.failed:
            result.error = self.value()
        elif with_answer:
            result.answer = self.value()
        return result

    def value(self) -> Any:
        """Return what the call returned, or the error that it raised."""
        from ..keeping.keep import kept

        try:
            return kept(self.result)
        except ValueError as error:
            raise JournalError(
                f"the result of row {self.n} in the journal is damaged ({error}); "
                f"take n = {self.n} out of its table `row`, and the next run does it again"
            ) from error


class Journal:
    """A journal that is open for writing. It may be used by several threads.

    Args:
        path: Where the file is, or is to be made.
        call: The function that makes the results, or a name for it; that of another function is refused. "" is not compared.
        synchronous: "NORMAL", or "FULL" to wait for the disk at each commit.

    Raises:
        UsageError: The file cannot be used; the text says why.
        JournalInUseError: Another run uses it.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        call: Any = "",
        synchronous: str = "NORMAL",
    ) -> None:
        if synchronous not in ("NORMAL", "FULL"):
            raise UsageError(f'synchronous is "NORMAL" or "FULL", not {synchronous!r}')
        self.path = os.fspath(path)
        self._lock = Lock()
        self._pending: list[tuple[Any, ...]] = []
        self._page: list[tuple[Any, ...]] = []
        self._place = 0
        self._is_last_page = False
        self._asked = -1
        self._real_path = os.path.realpath(self.path)
        self._claim = Claim(self.path) if os.path.isdir(os.path.dirname(self.path) or ".") else None
        try:
            self._connection: Connection | None = connected(self.path, synchronous)
        except BaseException:
            self._release()
            raise
        try:
            self._facts = os.stat(self._real_path)
            check_call(self, call)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Commit what is there, and close the file. Closing it twice is fine."""
        with self._lock:
            connection = self._connection
            if connection is None:
                return
            try:
                self._commit(connection)
            finally:
                self._connection = None
                try:
                    with failures_of(self.path):
                        connection.close()
                finally:
                    self._release()

    def _release(self) -> None:
        if self._claim is not None:
            self._claim.release()

    def _open(self) -> Connection:
        if self._connection is None:
            raise UsageError(f"the journal {self.path} is closed")
        return self._connection

    # --- rows ---------------------------------------------------------------------------------------------------------

    def fate(self, n: int, key: int) -> Kept | None:
        """Return what the journal has of row `n`; None if it has not been done. To be asked in the order of the rows.

        Raises:
            UsageError: Row `n` is not the row that it was.
        """
        with self._lock, failures_of(self.path):
            found = self._kept(n)
        if found is not None and found.key != key:
            raise UsageError(
                f"row {n} is not what it was when the journal {self.path} was begun: "
                "run the rows that it was begun with, or begin another journal"
            )
        return found

    def _kept(self, n: int) -> Kept | None:
        if n <= self._asked:  # from the beginning again
            self._page, self._place, self._is_last_page = [], 0, False
        self._asked, page = n, self._page
        while True:
            while self._place < len(page):
                found = page[self._place]
                if found[0] >= n:
                    return Kept(*found) if found[0] == n else None
                self._place += 1
            if self._is_last_page:
                return None
            page = self._page = self._open().execute(_SELECT, (n - 1, DONE, FAILED, _PAGE)).fetchall()
            self._place = 0
            self._is_last_page = len(page) < _PAGE

    def add(
        self,
        n: int,
        key: int,
        state: str,
        tries: int,
        usage: Usage | None,
        result: bytes,
        seconds: float | None = None,
    ) -> None:
        """Add the result of a row, which waits for the next commit. `result` is what `keep` returned."""
        tokens = (None, None, None) if usage is None else (usage.input, usage.cached, usage.output)
        with self._lock:
            self._pending.append((n, key, state, tries, *tokens, seconds, result))

    @property
    def pending(self) -> int:
        """How many results wait for their commit."""
        return len(self._pending)

    def commit(self) -> None:
        """Write all results that were added.

        Raises:
            JournalError: That was not possible. They still wait, and the next commit tries it again.
        """
        with self._lock:
            self._commit(self._open())

    def _commit(self, connection: Connection, *more: tuple[str, tuple[Any, ...]]) -> None:
        if not self._pending and not more:
            return
        self._check_that_it_is_there()
        with failures_of(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                connection.executemany(_INSERT, self._pending)
                for statement, values in more:
                    connection.execute(statement, values)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        self._pending.clear()

    def _check_that_it_is_there(self) -> None:
        """Raise JournalError if the file was removed or replaced: SQLite would go on with one that nobody finds."""
        try:
            is_there = os.path.samestat(os.stat(self._real_path), self._facts)
        except FileNotFoundError:
            is_there = False
        if not is_there:
            raise JournalError(
                f"the journal {self.path} is not there any more: somebody has removed or replaced the file"
            )

    def results(self, *, failed: bool | None = None) -> Iterator[Kept]:
        """Yield the results that are committed, in the order of the rows. `failed`: only those that are, or are not."""
        return kept_rows(self._open(), self.path, failed, self._lock)

    # --- what else a run keeps ----------------------------------------------------------------------------------------

    def meta(self, name: str) -> str | None:
        """Return a text that `set_meta` has written; None if there is none."""
        with self._lock, failures_of(self.path):
            found = self._open().execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if found is None else found[0]

    def set_meta(self, name: str, value: str) -> None:
        """Keep a text under a name. It is committed at once."""
        with self._lock:
            self._commit(self._open(), ("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value)))

    def parts(self) -> list[tuple[int, str]]:
        """Return the parts of the Batch API that `put_part` has written, in their order: (number, facts)."""
        with self._lock, failures_of(self.path):
            return self._open().execute("SELECT part, facts FROM batch ORDER BY part").fetchall()

    def put_part(self, part: int, facts: str) -> None:
        """Keep what is known of a part. It is committed at once."""
        with self._lock:
            self._commit(self._open(), ("INSERT OR REPLACE INTO batch VALUES (?, ?)", (part, facts)))


def kept_rows(connection: Connection, path: str, failed: bool | None = None, lock: Any = None) -> Iterator[Kept]:
    """Yield the results in a journal, in the order of the rows, a few of them in memory."""
    states = (DONE, FAILED) if failed is None else (FAILED, FAILED) if failed else (DONE, DONE)
    last = -1
    while True:
        with lock or Lock(), failures_of(path):
            page = connection.execute(_SELECT, (last, *states, _PAGE)).fetchall()
        for each in page:
            yield Kept(*each)
        if len(page) < _PAGE:
            return
        last = page[-1][0]

# Copied from templates/runtime/bulk/journal/journal.py: edit it there.
