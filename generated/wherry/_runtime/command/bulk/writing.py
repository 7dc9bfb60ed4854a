"""The output: a pipe, or a file, which appears under its name when it is complete, so that no half line is ever in it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from ...bulk.result import Result
from ...bulk.results_file import new_file

__all__ = ("merged", "output")


@contextmanager
def output(path: str) -> Iterator[IO[bytes]]:
    """Open the output; "-" is standard output."""
    if path == "-":
        yield sys.stdout.buffer
        return
    with new_file(path) as part, open(part, "wb") as file:
        yield file


def merged(rows: Iterable[tuple[int, Any, Any]], results: Iterable[Result[Any, Any]]) -> Iterator[Result[Any, Any]]:
    """Yield the results of a journal, each with its row. Both are in the order of their numbers; a row may have no result."""
    left = iter(results)
    result = next(left, None)
    for n, _, row in rows:
        while result is not None and result.n < n:
            result = next(left, None)
        if result is None:
            return
        if result.n == n:
            result.row = row
            yield result

# Copied from templates/runtime/command/bulk/writing.py: edit it there.
