"""Packs: many texts in one request, within the limits of the service. Pure.

The service takes 2,048 texts and 300,000 tokens a request. Tokens are not counted but estimated, a third of the bytes of
the text: that is more than there are in most languages. Where it is less after all, the service refuses the request, and
the pack is sent as two.

A pack begins with a text and has the number of that row; or it has no text, and needs no request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...base.errors import UsageError
from ..result import Result
from ..rows.key import key_of
from .texts import TextReader, tokens_of

__all__ = ("MAX_TEXTS", "MAX_TOKENS", "Pack", "Packer")

MAX_TEXTS = 2048
MAX_TOKENS = 300_000
_MAX_SETTLED = 256
"""So many rows of a pack may be settled without its request: their results are in memory, too."""


class Pack(list[Any]):
    """The texts of one request."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[int, int, Any, int | UsageError | Result[Any, Any]]] = []
        """Number, key and row; and where its text is in the pack, why it has none, or its result from the journal."""
        self.tokens = 0.0
        self.is_rest = False
        """Whether some texts of the same request of an earlier run have their vectors."""

    @property
    def n(self) -> int:
        """The number of the first row."""
        return self.rows[0][0]


class Packer:
    """Fills packs, row by row.

    `look_up` returns the result of a row from the journal, by its number, key and row; None: there is no journal. `apart`: a row that the
    journal has ends a pack of texts, so that the next run makes the same packs of those that are missing. `ends`: the first and the last
    row of packs that are in batches of an earlier run, and are made as they were, whatever the limits are now.
    """

    def __init__(
        self,
        texts: TextReader,
        max_texts: int,
        max_tokens: int,
        look_up: Callable[[int, int, Any], Result[Any, Any] | None] | None,
        *,
        own_keys: bool,
        apart: bool,
        ends: Mapping[int, int],
    ) -> None:
        self._texts = texts
        self._max_texts, self._max_tokens = max_texts, max_tokens
        self._look_up, self._own_keys, self._apart = look_up, own_keys, apart
        self._ends = ends
        self.pack = Pack()

    def add(self, n: int, key: int, row: Any) -> Pack | None:
        """Take a row. Return the pack that was there, if this row is not for it.

        Raises:
            UsageError: `text` is wrong for this row, and may be so for all; or the journal has another text for it.
        """
        text = self._texts.read(n, row)
        if isinstance(text, UsageError):
            return self._settled(n, key, row, text)
        if self._look_up is not None:
            key = key if self._own_keys else key_of(text)
            if (result := self._look_up(n, key, row)) is not None:
                return self._settled(n, key, row, result)
        tokens = tokens_of(text)
        full = None if self._takes(n, tokens) else self._ended()
        self.pack.rows.append((n, key, row, len(self.pack)))
        self.pack.append(text)
        self.pack.tokens += tokens
        return full

    def _takes(self, n: int, tokens: float) -> bool:
        """Whether the text of row `n` goes into the pack that is there."""
        pack = self.pack
        if not pack or n in self._ends:
            return False
        if (end := self._ends.get(pack.n)) is not None:
            return n <= end
        return len(pack) < self._max_texts and pack.tokens + tokens <= self._max_tokens

    def _settled(self, n: int, key: int, row: Any, place: UsageError | Result[Any, Any]) -> Pack | None:
        """Take a row that needs no request."""
        pack = self.pack
        is_apart = self._apart and bool(pack) and isinstance(place, Result)
        pack.is_rest = is_apart and n <= self._ends.get(pack.n, -1)
        takes = len(pack.rows) - len(pack) < _MAX_SETTLED and not is_apart
        full = None if takes else self._ended()
        self.pack.rows.append((n, key, row, place))
        return full

    def _ended(self) -> Pack | None:
        """Begin another pack. Return the one that was there, unless it is empty."""
        full, self.pack = self.pack, Pack()
        return full if full.rows else None
