"""Partial: what the first characters of a growing text say, for the caller's type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .growing import Text

__all__ = ("Partial",)


class Partial:
    """Reads a text that grows. Nothing is read until somebody asks; in the order of events, each character is read once.

    `shown` turns what the text says into what the caller sees.
    """

    __slots__ = ("_missing", "_shown", "_value_at")

    def __init__(self, text: Text, shown: Callable[[Any], Any] | None = None) -> None:
        from ..typed.partial_json import MISSING, PartialText  # not for those who parse nothing

        self._missing = MISSING
        self._value_at = PartialText(text.read).at
        self._shown = shown

    def at(self, characters: int) -> Any:
        """Return what the first `characters` say, None if that is nothing."""
        value = self._value_at(characters)
        if self._shown is not None and value is not self._missing:
            value = self._shown(value)
        return None if value is self._missing else value
