"""Packs: many texts in one request, within the limits of the service. Pure.

The service takes 2,048 texts and 300,000 tokens a request. Tokens are not counted but estimated, a third of the bytes of
the text: that is more than there are in most languages. Where it is less after all, the service refuses the request, and
the pack is sent as two.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import Any

from ...base.errors import UsageError

__all__ = ("MAX_TEXTS", "MAX_TOKENS", "Pack", "async_packs", "column_reader", "packs")

MAX_TEXTS = 2048
MAX_TOKENS = 300_000


class Pack(list[Any]):
    """The texts of one request. As a row of a run it is told from others by these alone."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, Any, int | UsageError]] = []
        """Number of a row, the row, and where its text is in the pack; or why it has none."""
        self.tokens = 0.0


class _Packer:
    """Fills packs, row by row."""

    def __init__(self, text: Callable[[Any], Any], max_texts: int, max_tokens: int) -> None:
        self._text = text
        self._max_texts, self._max_tokens = max_texts, max_tokens
        self.pack = Pack()

    def add(self, n: int, row: Any) -> Pack | None:
        """Take a row. Return the pack that was there, if this row did not fit into it."""
        try:
            text = _checked(self._text(row))
        except UsageError as error:
            self.pack.rows.append((n, row, error))
            return None
        tokens = _tokens_of(text)
        full = None
        if self.pack and (len(self.pack) >= self._max_texts or self.pack.tokens + tokens > self._max_tokens):
            full, self.pack = self.pack, Pack()
        self.pack.rows.append((n, row, len(self.pack)))
        self.pack.append(text)
        self.pack.tokens += tokens
        return full


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
            raise UsageError(f"text={name!r} is a column, and this row has none: it is a {type(row).__name__}")
        if name not in row:
            raise UsageError(f"there is no column {name!r}; the columns are: {', '.join(map(str, row)) or 'none'}")
        return row[name]

    return column


def _row_itself(row: Any) -> Any:
    if isinstance(row, Mapping):
        raise UsageError(f"pass text=, the column with the text; the columns are: {', '.join(map(str, row)) or 'none'}")
    return row


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
