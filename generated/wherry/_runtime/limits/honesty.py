"""Whether figures that are not believed any more tell the truth after all: then they foretell who is refused.

Where they are wrong, calls are refused while the answers before show plenty, or show nothing whatever happens.
"""

from __future__ import annotations

from ..base.rate_limits import RateLimit

__all__ = ("Honesty",)

_PLENTY = 0.3
_LITTLE = 0.15
_FORETOLD = 2
"""So many refusals have to be foretold, one after the other."""


class Honesty:
    """What the figures of one limit said lately, while nobody listened to them."""

    __slots__ = ("_foretold", "_left", "_varies")

    def __init__(self) -> None:
        self._foretold = 0
        self._left: float | None = None
        """The part that was left, as the last answer to a call that was let in says."""
        self._varies = False
        """Whether plenty was left at any time."""

    def see(self, told: RateLimit, refused: bool) -> bool:
        """Take the figures of an answer; return whether they can be believed again."""
        if told.remaining is None or not told.limit:
            return False
        left = told.remaining / told.limit
        if not refused:
            self._left = left
            self._varies = self._varies or left > _PLENTY
        elif self._left is not None:  # not one of a heap
            foretold = self._varies and left < _LITTLE and self._left < _LITTLE
            self._foretold = self._foretold + 1 if foretold else 0
            self._left = None
        return self._foretold >= _FORETOLD

# Copied from templates/runtime/limits/honesty.py: edit it there.
