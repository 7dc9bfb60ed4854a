"""GrownText: a text of the snapshot, and what it was at each earlier length. Pure.

Rule: an event keeps this and a length, and never the text: a text that somebody else holds would be copied as it grows.
"""

from __future__ import annotations

from typing import Any

from .growing import Text, extend_text
from .partial import Partial

__all__ = ("GrownText",)


class GrownText(Text):
    """A text that only grows. `parser` reads it where it is to become a value."""

    __slots__ = ("_partial", "parser")

    def __init__(self, data: dict[str, Any], key: str, parser: Any = None) -> None:
        super().__init__(data, key)
        self.parser = parser
        self._partial: Partial | None = None

    def add(self, more: Any) -> None:
        """Append the text of a delta."""
        if more.__class__ is str:
            extend_text(self.data, self.key, more)

    def upto(self, length: int) -> str:
        """Return what the text was when it was so long."""
        return self.read()[:length]

    def parsed(self, length: int) -> Any:
        """Return the value that the text began to be when it was so long, or None if there is none yet."""
        if self.parser is None:
            return None
        if self._partial is None:
            self._partial = Partial(self, self.parser.shown)
        return self._partial.at(length)
