"""The claim on a journal: one run writes it at a time. It ends with the process, however that ends."""

from __future__ import annotations

import os
from contextlib import suppress

from ...base.errors import UsageFileError, UsageStateError, name_publicly

__all__ = ("Claim", "JournalInUseError")


class JournalInUseError(UsageStateError):
    """Another run, of this process or of another one, writes the journal."""


name_publicly([JournalInUseError], "bulk")


class Claim:
    """A lock on a file beside the journal: SQLite has locks of its own on that, and must not lose them."""

    def __init__(self, path: str) -> None:
        self._path = f"{os.path.realpath(path)}.lock"  # one for all links to the journal
        self._file = -1
        while self._file < 0:
            self._file = self._locked(path)
        _held.add(self)

    def _locked(self, path: str) -> int:
        """Return the open file with the lock; -1 if it was removed in the same moment, by the run that had it before."""
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise UsageFileError(f"the journal {path} cannot be written: {error.strerror}: {self._path}") from error
        try:
            if not _lock(file):
                holder = os.read(file, 20).decode("ascii", "replace").strip()
                raise JournalInUseError(f"the journal {path} is in use by {_who(holder)}; pass one of its own, or wait")
            if self._is_at_path(file):
                os.ftruncate(file, 0)
                os.write(file, b"%d\n" % os.getpid())
                return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)
        return -1

    def _is_at_path(self, file: int) -> bool:
        try:
            return os.path.samestat(os.fstat(file), os.stat(self._path))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """End the claim, and remove its file."""
        if self._file < 0:
            return
        # Before the lock is given up: afterwards the file may be that of the next run. (Windows cannot remove it, and keeps it.)
        with suppress(OSError):
            os.unlink(self._path)
        self._let_go()

    def _let_go(self) -> None:
        _held.discard(self)
        os.close(self._file)
        self._file = -1


_held: set[Claim] = set()


def _forked() -> None:
    """Close the files of a process in one that it has forked: that would keep the locks when the process has ended."""
    for claim in tuple(_held):
        claim._let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _who(holder: str) -> str:
    """Return who has the lock. `holder` is the process that took it."""
    if not holder.isdecimal():
        return "another run"
    if int(holder) == os.getpid():
        return f"another run (process {holder}), of this very process, that has not ended yet"
    return f"another run (process {holder})"


def _lock(file: int) -> bool:
    """Lock a file without waiting. Return whether that worked; also where a host has no locks, as in a browser."""
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _lock_on_windows(file: int) -> bool:
    try:
        import msvcrt
    except ImportError:
        return True
    lock = getattr(msvcrt, "locking")  # noqa: B009 - type checkers of other systems do not know it
    os.lseek(file, 1 << 20, os.SEEK_SET)  # beyond the text, which others may read
    try:
        lock(file, getattr(msvcrt, "LK_NBLCK"), 1)  # noqa: B009
    except OSError:
        return False
    finally:
        os.lseek(file, 0, os.SEEK_SET)
    return True
