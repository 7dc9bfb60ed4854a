"""Where rows come from: iterables, files and DataFrames, numbered from 0, each with its key; all of them, or some.

Rule: a row that is not asked for is not read, and none is kept. What a sample takes depends on the seed and on the number of
a row alone, so that the next run takes the same rows, under the same numbers.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping, Sized
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ...base.errors import UsageError, UsageTypeError

if TYPE_CHECKING:
    from random import Random

__all__ = ("Rows", "rows_of")

Row = TypeVar("Row")
_COUNTED_AT_MOST = 1_000_000


def rows_of(
    source: Any,
    *,
    limit: int | None = None,
    sample: float | None = None,
    seed: int = 0,
    key: Callable[[Any], Any] | None = None,
    keyed: bool = True,
) -> Rows[Any]:
    """Return the rows of a source: (number, key, row).

    Args:
        source: An iterable or async iterable, or Rows already; the path of a file (.jsonl, .ndjson, .csv, .tsv, also .gz); a DataFrame or
            table, whose rows are dicts.
        limit: How many rows at most.
        sample: Which share of all rows (0.01), or how many of them (100, where it is known how many there are).
        seed: What the sample depends on.
        key: Returns what identifies a row, where the row itself cannot be told from others.
        keyed: False: no row gets a key.

    Raises:
        UsageError: An argument is wrong, or the file is not there.
    """
    return source if isinstance(source, Rows) else Rows(source, limit, sample, seed, key, keyed)


class Rows(Generic[Row]):
    """The rows of one source. Each `iter` or `aiter` begins at the first row, if the source can do so."""

    def __init__(
        self,
        source: Any,
        limit: int | None,
        sample: float | None,
        seed: int,
        key: Callable[[Row], Any] | None,
        keyed: bool,
    ) -> None:
        _check(source, limit, sample)
        self._source = source
        self._limit = limit
        self._sample = sample
        self._seed = seed
        self._key = key
        self._keyed = keyed
        self.is_async = isinstance(source, AsyncIterable) and not isinstance(source, Iterable)
        """Whether only async code can read them."""
        self.of_file = isinstance(source, (str, os.PathLike))
        self._file: Any = None
        if self.of_file:
            from .files import kind_of_file

            self._kind = kind_of_file(self._source)

    @cached_property
    def total(self) -> int | None:
        """How many rows there are, after `limit` and `sample`; None where only reading them would tell.

        Of a source whose length is not known, `limit` and a `sample` of so many rows are the most that there may be. A share of more than a million rows is an estimate.
        """
        total = self._length
        if self._sample is not None:
            if self._sample >= 1:
                total = int(self._sample) if total is None else min(total, int(self._sample))
            elif total is not None:
                share, draw = self._sample, self._dice().random
                exact = total <= _COUNTED_AT_MOST
                total = sum(draw() < share for _ in range(total)) if exact else round(total * share)
        return total if self._limit is None else self._limit if total is None else min(total, self._limit)

    @property
    def is_uncounted(self) -> bool:
        """Whether only reading the source tells how many rows it has."""
        return self._length is None

    @property
    def share(self) -> float | None:
        """Which share of a file was read so far; None of other sources."""
        if self._file is None:
            return None
        from .files import share_of

        return share_of(self._file)

    @cached_property
    def _length(self) -> int | None:
        source = self._source
        if self.of_file:
            return None
        from .frames import is_frame, length_of_frame

        if is_frame(source):
            return length_of_frame(source)
        return len(source) if isinstance(source, Sized) else None

    def __iter__(self) -> Iterator[tuple[int, int, Row]]:
        if self.is_async:
            raise UsageTypeError("rows is an async iterable: read the results with `async for`, or await the run")
        wanted, left, n = self._wanted(), self._limit, 0
        rows = self._read()
        try:
            if left == 0:
                return
            for row in rows:
                if next(wanted):
                    yield n, self._key_of(n, row), row
                    if left is not None and (left := left - 1) == 0:
                        break
                n += 1
        finally:
            close = getattr(rows, "close", None)
            if close is not None:
                close()

    async def __aiter__(self) -> AsyncIterator[tuple[int, int, Row]]:
        if not self.is_async:
            for each in self:
                yield each
            return
        wanted, left, n = self._wanted(), self._limit, 0
        rows = self._read()
        try:
            if left == 0:
                return
            async for row in rows:
                if next(wanted):
                    yield n, self._key_of(n, row), row
                    if left is not None and (left := left - 1) == 0:
                        break
                n += 1
        finally:
            close = getattr(rows, "aclose", None)
            if close is not None:
                await close()

    def _read(self) -> Any:
        """Return an iterator of the rows, async if the source is."""
        if self.is_async:
            return aiter(self._source)
        if self.of_file:
            return self._read_file()
        from .frames import is_frame, rows_of_frame

        return rows_of_frame(self._source) if is_frame(self._source) else iter(self._source)

    def _read_file(self) -> Iterator[Any]:
        from .files import opened, records_in

        with opened(self._source) as self._file:
            for _, row in records_in(self._file, self._kind, os.fspath(self._source)):
                yield row

    def _key_of(self, n: int, row: Row) -> int:
        if not self._keyed:
            return 0
        from .key import key_of

        try:
            return key_of(row if self._key is None else self._key(row))
        except UsageTypeError as error:
            raise UsageTypeError(f"row {n}: {error}") from None

    def _dice(self) -> Random:
        from random import Random

        return Random(self._seed)  # noqa: S311 - a sample is no secret

    def _wanted(self) -> Iterator[bool]:
        """Yield for each row whether it is one of those that are wanted."""
        sample = self._sample
        if sample is None:
            while True:
                yield True
        if sample < 1:
            draw = self._dice().random
            while True:
                yield draw() < sample
        total = self._counted() if self._length is None else self._length
        numbers = set(self._dice().sample(range(total), min(int(sample), total)))
        for n in range(total):
            yield n in numbers
        while True:  # rows that came while others were read
            yield False

    def _counted(self) -> int:
        """Return how many rows a file has, by reading it once."""
        if not self.of_file:
            raise UsageError(
                f"sample={self._sample:g} needs to know how many rows there are; pass a share of them, as in sample=0.01"
            )
        return sum(1 for _ in self._read())


def _check(source: Any, limit: int | None, sample: float | None) -> None:
    if isinstance(source, (bytes, bytearray, Mapping)):
        raise UsageTypeError(f"rows is an iterable, a path or a DataFrame, not a {type(source).__name__}")
    if not isinstance(source, (Iterable, AsyncIterable, str, os.PathLike)):
        from .frames import is_frame

        if not is_frame(source):
            raise UsageTypeError(f"rows is an iterable, a path or a DataFrame, not a {type(source).__name__}")
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 0):
        raise UsageError(f"limit is how many rows at most, not {limit!r}")
    if sample is not None and not (sample >= 1 if type(sample) is int else type(sample) is float and 0 < sample < 1):
        raise UsageError(f"sample is a share of the rows, as 0.01, or a whole number of them, not {sample!r}")

# Copied from templates/runtime/bulk/rows/rows.py: edit it there.
