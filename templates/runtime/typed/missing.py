"""MISSING: what a value is before its text has begun."""

from __future__ import annotations

__all__ = ("MISSING", "Missing")


class Missing:
    """The type of MISSING: no value yet. It is false, and there is one of it."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "MISSING"

    def __reduce__(self) -> str:
        return "MISSING"


MISSING = Missing()
