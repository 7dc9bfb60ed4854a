"""Packs: many texts in one request, within the limits of the service. Pure.

The service takes 2,048 texts and 300,000 tokens a request. Tokens are not counted but estimated, a third of the bytes of
the text: that is more than there are in most languages. Where it is less after all, the service refuses the request, and
the pack is sent as two.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import Any

from ...base.errors import UsageError
from ..units import Units

__all__ = ("MAX_TEXTS", "MAX_TOKENS", "Pack", "PackUnits", "async_packs", "column_reader", "packs")

MAX_TEXTS = 2048
MAX_TOKENS = 300_000


class Pack(list[Any]):
    """The texts of one request. As a row of a run it is told from others by these alone."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, Any, int | UsageError]] = []
        """Number of a row, the row, and where its text is in the pack; or why it has none."""
        self.tokens = 0.0


class PackUnits(Units):
    """Counts rows where a run has packs of them."""

    def size(self, row: Pack) -> int:
        """Return how many rows a pack has."""
        return len(row.rows)

    def failed(self, result: Any) -> int:
        """Return how many have an error: all, if the request has failed; else those without a text, or with one that was refused."""
        rows, answer = result.row.rows, result.answer
        if result.error is not None:
            return len(rows)
        refused = len(answer["refused"]) if isinstance(answer, dict) else 0
        return len(rows) - len(result.row) + refused

    def changed(self, n: int, row: Pack) -> str:
        """Say which rows are in the pack, and what to do."""
        first, last = row.rows[0][0], row.rows[-1][0]
        sql = f"DELETE FROM row WHERE n = {n}"  # noqa: S608 - for people to read
        return (
            f"the texts of rows {first} to {last}, which are sent as one pack, are not those that the journal was begun with: pass the "
            "same rows, max_texts and max_tokens, or begin another journal; to embed this pack again, remove it from the "
            f"journal: {sql}"
        )


class _WrongColumn(UsageError):
    """`text` names no column of a row."""


class _Mistake(UsageError):
    """The function `text` has raised something."""


class _Packer:
    """Fills packs, row by row."""

    def __init__(self, text: Callable[[Any], Any], max_texts: int, max_tokens: int) -> None:
        self._text = text
        self._max_texts, self._max_tokens = max_texts, max_tokens
        self._fits = False
        """Whether `text` has found the text of a row, so that it cannot be wrong for all of them."""
        self.pack = Pack()

    def add(self, n: int, row: Any) -> Pack | None:
        """Take a row. Return the pack that was there, if this row did not fit into it.

        Raises:
            UsageError: `text` is wrong for this row, and may be so for all.
        """
        try:
            text = _checked(self._text_of(row))
        except UsageError as error:
            if isinstance(error, _Mistake) or (isinstance(error, _WrongColumn) and not self._fits):
                raise UsageError(f"row {n}: {error}") from error.__cause__
            self.pack.rows.append((n, row, error))
            return None
        self._fits = True
        tokens = _tokens_of(text)
        full = None
        if self.pack and (len(self.pack) >= self._max_texts or self.pack.tokens + tokens > self._max_tokens):
            full, self.pack = self.pack, Pack()
        self.pack.rows.append((n, row, len(self.pack)))
        self.pack.append(text)
        self.pack.tokens += tokens
        return full

    def _text_of(self, row: Any) -> Any:
        try:
            return self._text(row)
        except UsageError:
            raise
        except Exception as error:
            columns = f"; {_columns(row)}" if isinstance(row, Mapping) else ""
            raise _Mistake(
                f"the function text= raised {type(error).__name__}: {error}{columns}. Let it return None for a row without a text"
            ) from error


def packs(
    rows: Iterable[tuple[int, Any, Any]], text: Callable[[Any], Any], max_texts: int, max_tokens: int
) -> Iterator[Pack]:
    """Yield packs of numbered rows. `text` returns the text of a row."""
    packer = _Packer(text, max_texts, max_tokens)
    for n, _, row in rows:
        if (full := packer.add(n, row)) is not None:
            yield full
    if packer.pack.rows:
        yield packer.pack


async def async_packs(rows: Any, text: Callable[[Any], Any], max_texts: int, max_tokens: int) -> AsyncIterator[Pack]:
    """The same for rows that come asynchronously."""
    packer = _Packer(text, max_texts, max_tokens)
    async for n, _, row in rows:
        if (full := packer.add(n, row)) is not None:
            yield full
    if packer.pack.rows:
        yield packer.pack


def column_reader(text: str | Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    """Return the function that returns the text of a row: a column of it, or by default the row itself."""
    if text is None:
        return _row_itself
    if not isinstance(text, str):
        return text
    name = text

    def column(row: Any) -> Any:
        if not isinstance(row, Mapping):
            raise _WrongColumn(f"text={name!r} is a column, and this row has none: it is a {type(row).__name__}")
        if name not in row:
            raise _WrongColumn(f"there is no column {name!r}; {_columns(row)}")
        return row[name]

    return column


def _row_itself(row: Any) -> Any:
    if isinstance(row, Mapping):
        raise _WrongColumn(f"pass text=, the column with the text; {_columns(row)}")
    return row


def _columns(row: Mapping[Any, Any]) -> str:
    return f"the columns are: {', '.join(map(str, row)) or 'none'}"


def _checked(text: Any) -> Any:
    """Return a text, or the tokens of one as a list."""
    if isinstance(text, str):
        if text:
            return text
        raise UsageError("the text is empty, and an empty text has no embedding")
    if isinstance(text, (list, tuple)) and text and all(isinstance(token, int) for token in text):
        return list(text)
    raise UsageError(
        f"a text is a string, or a list of tokens, not {'empty' if text in ([], ()) else type(text).__name__}"
    )


def _tokens_of(text: Any) -> float:
    return len(text.encode("utf-8", "replace")) / 3 + 1 if isinstance(text, str) else len(text)
