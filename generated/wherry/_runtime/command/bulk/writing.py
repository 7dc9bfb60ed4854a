"""The output: a stream, or a file, which appears under its name when it is complete, so that no half line is ever in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from ...base.errors import UsageError
from ...bulk.journal.journal import Kept
from ...bulk.result import Result
from ...bulk.results_file import new_file, result_of
from ..program import silence_output

__all__ = ("check_files", "is_stream", "merged", "output")


def is_stream(out: str | None) -> bool:
    """Return whether the output goes somewhere else than into a file: "-" for standard output, a device, a named pipe."""
    return out == "-" or (out is not None and os.path.exists(out) and not os.path.isfile(out))


def check_files(source: str, out: str | None, journal: str | None) -> None:
    """Raise UsageError if the output cannot be written where it is to be, or if it would replace the input or the journal."""
    if out is not None and os.path.isdir(out):
        raise UsageError(f"--out {out}: name a file, not a folder")
    if out is not None and not is_stream(out):
        folder = os.path.dirname(out) or "."
        if not os.path.isdir(folder):
            raise UsageError(f"--out {out}: there is no such folder")
        if not os.access(folder, os.W_OK):
            raise UsageError(f"--out {out}: no file can be made in the folder {folder}")
    seen: dict[str, str] = {}
    for name, path in (("INPUT", source), ("--out", out), ("--journal", journal)):
        if path is not None and path != "-":
            other = seen.setdefault(os.path.realpath(path), name)
            if other != name:
                raise UsageError(f"{other} and {name} are the same file, {path}: one would replace the other")


@contextmanager
def output(path: str) -> Iterator[IO[bytes]]:
    """Open the output; "-" is standard output. An error of it names it."""
    try:
        if path == "-":
            yield sys.stdout.buffer
        else:
            with new_file(path) as part, open(part, "wb") as file:
                yield file
    except OSError as error:
        if path == "-":
            silence_output()
        error.filename = error.filename or ("standard output" if path == "-" else path)
        raise


def merged(rows: Iterable[tuple[int, int, Any]], results: Iterable[Kept]) -> Iterator[Result[Any, Any]]:
    """Yield the results of a journal, each with its row. Both are in the order of their numbers; a row may have no result.

    Raises:
        UsageError: A row is not the one that its result is of.
    """
    left = iter(results)
    kept = next(left, None)
    for n, key, row in rows:
        while kept is not None and kept.n < n:
            kept = next(left, None)
        if kept is None:
            return
        if kept.n == n:
            if kept.key != key:
                raise UsageError(
                    f"row {n} of the input has changed while the calls were made, so nothing was written. What is done is in "
                    "the journal, for the input as it was"
                )
            result: Result[Any, Any] = result_of(kept)
            result.row = row
            yield result

# Copied from templates/runtime/command/bulk/writing.py: edit it there.
