"""Result of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from ..client.surrounding import CallFacts
    from ..limits.usage import Usage

__all__ = ("Answer", "Result", "Row", "added")

Row = TypeVar("Row")
Answer = TypeVar("Answer")


@dataclass(slots=True)
class Result(Generic[Row, Answer]):
    """What became of one row: `print(result.answer if result.ok else result.error)`."""

    n: int
    """The number of the row in its source, from 0."""
    row: Row
    _answer: Answer | None = None
    error: BaseException | None = None
    """What the function raised at its last try; None if it has succeeded."""
    usage: Usage | None = None
    """Tokens of all calls of this row together, as far as the service told them."""
    calls: Sequence[CallFacts] = ()
    """One entry for each call that the function made, over all tries. Empty if the result is from the journal."""
    tries: int = 1
    """How often the function was called for this row."""
    seconds: float = 0.0
    """How long the last try took."""
    from_journal: bool = False
    """Whether an earlier run did this row, and the result was read from the journal."""

    @property
    def ok(self) -> bool:
        """Whether the function has returned an answer."""
        return self.error is None

    @property
    def answer(self) -> Answer:
        """What the function returned. Of a row that failed there is none: its error is raised."""
        if self.error is not None:
            raise self.error
        return self._answer  # type: ignore[return-value]

    @answer.setter
    def answer(self, answer: Answer) -> None:
        self._answer = answer

    def unwrap(self) -> Answer:
        """Return the answer, or raise the error of this row."""
        return self.answer

    def __repr__(self) -> str:
        what = f"answer={self._answer!r}" if self.error is None else f"error={self.error!r}"
        return f"<Result of row {self.n}: {what if len(what) <= 100 else what[:99] + '…'}>"


def added(one: Usage | None, other: Usage) -> Usage:
    """Return the sum of two usages."""
    return other if one is None else type(other)(*map(add, one, other))
