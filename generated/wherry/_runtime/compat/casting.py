"""Official classes where a program names what an answer becomes: `client.post(cast_to=...)`, `raw.parse(to=...)`."""

from __future__ import annotations

from typing import Any

import openai

from .fitting import twin
from .names import ours_of

__all__ = ("cast_to_ours",)


def cast_to_ours(to: Any) -> Any:
    """Return the twin of an official class; anything else as it is."""
    if not isinstance(to, type) or not issubclass(to, openai.BaseModel):
        return to
    ours = ours_of(to)
    return _Constructed(to) if ours is None else twin(ours, to)


class _Constructed:
    """The decoder of an official class that has no counterpart: the class builds its objects itself."""

    __slots__ = ("_official",)

    def __init__(self, official: Any) -> None:
        self._official = official

    def _decode(self, value: Any, /) -> Any:
        return self._official.construct(**value) if value.__class__ is dict else value

# Copied from templates/runtime/compat/casting.py: edit it there.
