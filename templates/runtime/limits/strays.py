"""Refusals that no limit explains: a service that is busy for a moment turns away a call here and there.

Who sends more than a limit allows is refused again and again, and no more once less is sent. Refusals that come one by one,
and go on although no more is sent than was let in before, have nothing to do with us: then each delays its own call, and no
other, until many come at once.
"""

from __future__ import annotations

__all__ = ("Strays",)

_LET_IN = 1 / 3
"""A call that is let in takes so much off the score; a refusal adds one to it."""
_HEAP = 2.0
"""From this score on they come in a heap: there is a limit."""
_HEAP_AFTER_ALL = 6.0
"""The same where refusals had nothing to do with us until now."""
_ENOUGH = 3.0
"""So many refusals one by one are enough; twice as many each time that there was a limit after all."""
_MOST = 192.0
_FADING = 1 / 800
"""So much of one of them is forgotten with each call that is let in."""


class Strays:
    """Whether the refusals of an account are such."""

    __slots__ = ("_enough", "_let_in", "_score", "_seen", "on")

    def __init__(self) -> None:
        self.on = False
        self._seen = self._score = 0.0
        self._enough = _ENOUGH
        self._let_in = 0

    @property
    def heap(self) -> bool:
        """Whether refusals come in a heap."""
        return self._score >= _HEAP

    def let_in(self) -> None:
        """A call was let in."""
        self._let_in += 1
        self._score = max(0.0, self._score - _LET_IN)

    def refused(self) -> None:
        """A call was refused, and no header says why."""
        self._score += 1
        if self.on and self._score >= _HEAP_AFTER_ALL:
            self.on, self._seen = False, 0.0
            self._enough = min(2 * self._enough, _MOST)

    def one_more(self) -> bool:
        """One was refused although no more was tried than was let in before; return whether that is enough."""
        self._seen = max(0.0, self._seen - _FADING * self._let_in) + 1
        self._let_in = 0
        self.on = self._seen >= self._enough
        return self.on
