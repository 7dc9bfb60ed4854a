"""The output: a pipe, or a file, which appears under its name when it is complete, so that no half line is ever in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from ...bulk.journal import Kept
from ...bulk.result import Result

__all__ = ("merged", "output")


@contextmanager
def output(path: str) -> Iterator[IO[bytes]]:
    """Open the output; "-" is standard output."""
    if path == "-":
        yield sys.stdout.buffer
        return
    part = f"{path}.part"
    try:
        with open(part, "wb") as file:
            yield file
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise


def merged(rows: Iterable[tuple[int, Any, Any]], kept: Iterable[Kept]) -> Iterator[Result[Any, Any]]:
    """Yield the result of each of the numbered rows that a journal has. Both are in the order of their numbers."""
    left = iter(kept)
    one = next(left, None)
    for n, _, row in rows:
        while one is not None and one.n < n:
            one = next(left, None)
        if one is None:
            return
        if one.n == n:
            result = Result[Any, Any](n, row, usage=one.usage, from_journal=True)
            if one.failed:
                result.error = one.value()
            else:
                result.answer = one.value()
            yield result

# Copied from templates/runtime/command/bulk/writing.py: edit it there.
