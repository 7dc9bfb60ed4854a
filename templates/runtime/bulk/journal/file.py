"""The file of a journal: opened, made and checked; and what SQLite's errors mean for the user.

`application_id` of the SQLite file says that it is a journal, `user_version` of which format. The tables are for people, too:

    row(n, key, state, tries, input_tokens, cached_tokens, output_tokens, seconds, result)   state: done, failed
    meta(name, value)      what the run is; batch(part, facts): batches of the Batch API
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.errors import UsageError, UsageFileError, UsageFileNotFoundError, WherryError, name_publicly

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ("JournalError", "connected", "failures_of", "read_only")

_APPLICATION = 0x77687279
_FORMAT = 1
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE row(
  n INTEGER PRIMARY KEY, key INTEGER NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL,
  input_tokens INTEGER, cached_tokens INTEGER, output_tokens INTEGER, seconds REAL, result TEXT NOT NULL);
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE batch(part INTEGER PRIMARY KEY, facts TEXT NOT NULL);
PRAGMA application_id = %d;
PRAGMA user_version = %d;
COMMIT;
"""
_LOCAL = (
    "a journal needs a file system with locks and shared memory, which network drives often lack: "
    "put it on a disk of this machine"
)


class JournalError(WherryError):
    """A journal cannot be written any more: the disk is full, say. What was handed out before is in it."""


name_publicly([JournalError], "bulk")


@contextmanager
def failures_of(path: str) -> Iterator[None]:
    """Around what uses the file: errors of SQLite become a JournalError that says what to do."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        if "full" in text:
            advice = "the disk is full; make room, and start the run again: it goes on where it was"
        elif "readonly" in text:
            advice = "the file, or its folder, cannot be written"
        elif "I/O" in text or "locking protocol" in text:
            advice = f"{text}; {_LOCAL}"
        elif "malformed" in text:
            advice = 'the file is damaged; `sqlite3 FILE ".recover"` reads what is left'
        elif "locked" in text:
            advice = "another program keeps it locked"
        else:
            advice = text
        raise JournalError(f"the journal {path} cannot be used: {advice}") from error


def connected(path: str, synchronous: str) -> Connection:
    """Return a connection to a journal for writing; a new one is made if there is none.

    Raises:
        UsageFileError: The file is no journal, or cannot be written.
        UsageError: It was written by a newer release, or the file system is not good enough.
    """
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise UsageFileNotFoundError(f"the journal {path} cannot be made: there is no folder {folder}")
    if os.path.isdir(path):
        raise UsageFileError(f"the journal {path} is a folder; pass the path of a file")
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise UsageFileError(f"the journal {path} cannot be written; bulk.journal_results reads it")
    connection = _opened(path, path)
    try:
        with failures_of(path):
            if _is_new(connection, path):
                connection.executescript(_TABLES % (_APPLICATION, _FORMAT))
            _use_wal(connection, path)
            connection.execute(f"PRAGMA synchronous = {synchronous}")
    except BaseException:
        connection.close()
        raise
    return connection


def read_only(path: str) -> Connection:
    """Return a connection to a journal for reading; also of a run that goes on.

    Raises:
        UsageFileError: There is no such file, or it is no journal.
        UsageError: It was written by a newer release.
    """
    if not os.path.isfile(path):
        raise UsageFileNotFoundError(f"there is no journal {path}")
    file = Path(path).absolute()
    # Readers share a file with a writer. Only those that may write remove it when they close.
    mode = "rw" if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK) else "ro"
    address = f"{file.as_uri()}?mode={mode}"
    if not os.access(file.parent, os.W_OK) and not os.path.exists(f"{path}-wal"):
        address += "&immutable=1"  # there is no place for that file, and no writer
    connection = _opened(address, path)
    try:
        with failures_of(path):
            if _is_new(connection, path):
                raise UsageFileError(f"{path} is empty, so it is no journal")
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(address: str, path: str) -> Connection:
    try:
        import sqlite3
    except ImportError:
        raise UsageError("a journal needs the module sqlite3, which this Python lacks; run without journal=") from None
    with failures_of(path):
        return sqlite3.connect(
            address, isolation_level=None, check_same_thread=False, timeout=30, uri=address.startswith("file:")
        )


def _is_new(connection: Connection, path: str) -> bool:
    """Return whether the file is still empty. Raises if it is anything but a journal of this format."""
    import sqlite3

    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise UsageFileError(f"{path} is no journal, but a file of another kind; pass the path of a new file") from None
    if application == _APPLICATION:
        if version > _FORMAT:
            raise UsageError(
                f"the journal {path} was written by a newer release (format {version}; this one knows {_FORMAT}): "
                "update the package"
            )
        return False
    if tables or application:
        raise UsageFileError(f"{path} is the database of another program, no journal; pass the path of a new file")
    return True


def _use_wal(connection: Connection, path: str) -> None:
    """Write in the way in which a process may die at any moment, and others may read meanwhile."""
    import sqlite3

    # EXCLUSIVE does without shared memory, as in a browser; nobody else can read then.
    for locking in ("NORMAL", "EXCLUSIVE"):
        try:
            connection.execute(f"PRAGMA locking_mode = {locking}")
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("SELECT count(*) FROM meta").fetchone()
        except sqlite3.OperationalError:
            mode = ""
        if mode == "wal":
            return
    raise UsageError(f"the journal {path} cannot be used there: {_LOCAL}")
