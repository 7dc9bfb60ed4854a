"""Refusals that no limit explains: a service that is busy for a moment turns away a call here and there.

Once a limit is learned and kept to, refusals are rare: they come when more is tried. Where they go on however little is sent,
they have nothing to do with us; then each of them delays its own call, and no other.
"""

from __future__ import annotations

__all__ = ("Strays",)

_ENOUGH = 5.0
"""After so many refusals one soon after the other, with a cut after each, cuts are seen to be of no help."""
_MOST = 320.0
_FADING_PER_S = 0.1
_BETWEEN = 16
"""Where fewer calls are let in between two refusals, there is a limit, and it is far off yet."""
_MEMORY = 50
"""The share of refusals is that of about so many answers."""
_BURST = 0.15
"""Where a larger share is refused, or thrice what it was, there is a limit after all."""


class Strays:
    """Whether the refusals of an account are such."""

    __slots__ = ("_at", "_bearable", "_cuts", "_enough", "_let_in", "_share", "on")

    def __init__(self, now: float) -> None:
        self.on = False
        self._at = now
        self._cuts = 0.0
        self._enough = _ENOUGH
        self._share = 0.0
        self._let_in = 0
        self._bearable = _BURST

    def answered(self, refused: bool) -> None:
        """Note an answer; a large share of refusals ends it."""
        self._let_in += not refused
        self._share += (refused - self._share) / _MEMORY
        if self.on and self._share > self._bearable:
            self.on, self._cuts = False, 0.0
            self._enough = min(2 * self._enough, _MOST)

    def cut(self, now: float) -> bool:
        """A refusal after which less would be sent: return whether that is seen to be of no help, from now on."""
        self._cuts = max(0.0, self._cuts - _FADING_PER_S * (now - self._at))
        self._cuts += self._let_in >= _BETWEEN
        self._at, self._let_in = now, 0
        if self._cuts >= self._enough and self._share < 0.5:
            self.on = True
            self._bearable = min(max(_BURST, 3 * self._share), 0.5)
        return self.on

# Copied from templates/runtime/limits/strays.py: edit it there.
