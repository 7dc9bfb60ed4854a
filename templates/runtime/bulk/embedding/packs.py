"""Packs in the place of the rows of a run: where they come from, what they count for, and what the journal keeps of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, closing
from typing import Any, cast

from ..result import Result
from ..rows.key import key_of
from ..rows.rows import Rows
from ..units import Entry, Units
from .packing import Pack, Packer

__all__ = ("PackUnits", "Packs", "results_of_rows")


class Packs(Rows[Pack]):
    """The rows of a source, in packs. `packer` makes what fills them, when they begin to be read."""

    packer: Callable[[], Packer]

    def __iter__(self) -> Iterator[tuple[int, int, Pack]]:
        packer = self.packer()
        with closing(cast(Any, super().__iter__())) as rows:
            for each in rows:
                if (full := packer.add(*each)) is not None:
                    yield full.n, 0, full
        if packer.pack.rows:
            yield packer.pack.n, 0, packer.pack

    async def __aiter__(self) -> AsyncIterator[tuple[int, int, Pack]]:
        if not self.is_async:
            for pack in self:
                yield pack
            return
        packer = self.packer()
        async with aclosing(cast(Any, super().__aiter__())) as rows:
            async for each in rows:
                if (full := packer.add(*each)) is not None:
                    yield full.n, 0, full
        if packer.pack.rows:
            yield packer.pack.n, 0, packer.pack


class PackUnits(Units):
    """Counts rows where a run has packs of them, and keeps the result of each."""

    def size(self, row: Pack) -> int:
        """Return how many rows a pack has."""
        return len(row.rows)

    def asked(self, row: Pack) -> int:
        """Return how many texts it has."""
        return len(row)

    def counts(self, result: Result[Any, Any]) -> tuple[int, int, int]:
        """Return how many rows are done, have an error, and are from the journal."""
        pack = result.row
        settled = [place for *_, place in pack.rows if not isinstance(place, int)]
        known = [place for place in settled if isinstance(place, Result)]
        failed = len(settled) - len(known) + sum(place.error is not None for place in known)
        if result.error is not None:
            failed += len(pack)
        elif isinstance(result.answer, list):  # not what a dry run has noted
            failed += sum(isinstance(each, Exception) for each in result.answer)
        return len(pack.rows) - failed, failed, len(known)

    def without_call(self, n: int, key: int, row: Pack, look_up: Any) -> Result[Any, Any] | None:
        """Return the result of a pack without a text. Its rows were looked up when it was filled."""
        return None if row else Result(n, row, from_journal=True)

    def numbers(self, n: int, row: Pack) -> Iterator[int]:
        """Return the numbers of its rows."""
        return (number for number, *_ in row.rows)

    def identity(self, key: int, row: Pack) -> tuple[int | None, int]:
        """Return the number of the row with its last text, and the key of all its texts."""
        texts = [(number, row_key) for number, row_key, _, place in row.rows if isinstance(place, int)]
        return texts[-1][0], key_of(texts)

    def is_rest(self, row: Pack) -> bool:
        """Whether a batch has answered its request for some of its texts, and it is what is left."""
        return row.is_rest

    def entries(self, result: Result[Any, Any], key: int) -> Iterator[Entry]:
        """Return what the journal keeps of each text. The tokens of the request are with the first one."""
        found: Any = result._answer
        usage = result.usage
        for n, row_key, _, place in result.row.rows:
            if isinstance(place, int):
                value = result.error or found[place]
                yield Entry(n, row_key, isinstance(value, Exception), value, usage)
                usage = None


def results_of_rows(packed: Result[Any, Any]) -> Iterator[Result[Any, Any]]:
    """Yield the result of each row of a pack."""
    found: Any = packed._answer
    for n, _, row, place in packed.row.rows:
        if isinstance(place, Result):
            place.usage = None  # it is that of a whole request
            yield place
            continue
        result: Result[Any, Any] = Result(n, row, calls=packed.calls, tries=packed.tries, seconds=packed.seconds)
        value = place
        if isinstance(place, int):
            value = packed.error or found[place]
        if isinstance(value, Exception):
            result.error = value
        else:
            result.answer = value
        yield result
