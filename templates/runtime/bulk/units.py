"""What each row of a run counts for, and what the journal keeps of it: one row, unless the rows of a run are packs of several. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from .result import Result

__all__ = ("Entry", "Units")


class Entry(NamedTuple):
    """The result of one row, as the journal takes it."""

    n: int
    key: int
    failed: bool
    value: Any
    """What is kept: the answer, or the error."""
    usage: Any


class Units:
    """Of rows that are single ones."""

    def size(self, row: Any) -> int:
        """Return how many rows it is."""
        return 1

    def asked(self, row: Any) -> int:
        """Return how many of them its request is for."""
        return 1

    def counts(self, result: Result[Any, Any]) -> tuple[int, int, int]:
        """Return how many of them are done, have an error, and are from the journal."""
        failed = int(result.error is not None)
        return 1 - failed, failed, int(result.from_journal)

    def without_call(self, n: int, key: int, row: Any, look_up: Callable[..., Any]) -> Result[Any, Any] | None:
        """Return the result that there is without a call; None if one is needed. `look_up` looks a row up in the journal."""
        return look_up(n, key, row)  # type: ignore[no-any-return]

    def numbers(self, n: int, row: Any) -> Iterable[int]:
        """Return the numbers of its rows."""
        return (n,)

    def identity(self, key: int, row: Any) -> tuple[int | None, int]:
        """Return which row ends its request, where that has several, and the key of them all."""
        return None, key

    def is_rest(self, row: Any) -> bool:
        """Whether a batch has answered its request for some of its rows, and it is what is left."""
        return False

    def entries(self, result: Result[Any, Any], key: int) -> Iterable[Entry]:
        """Return what the journal keeps of a result."""
        failed = result.error is not None
        return (Entry(result.n, key, failed, result.error if failed else result.answer, result.usage),)
