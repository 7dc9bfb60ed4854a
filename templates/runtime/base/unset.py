"""UNSET: the value of an argument that was not given, as opposed to None (JSON null).

There is one instance. It is false, and copies and pickles of it are the same instance.
"""

from __future__ import annotations

from typing import Literal, final

from .pickles import named

__all__ = ("NOT_GIVEN", "UNSET", "Unset", "omit")


@final
class Unset:
    """The type of UNSET. Calling it returns UNSET."""

    __slots__ = ()

    def __new__(cls) -> Unset:
        """Return the one instance."""
        return _INSTANCE

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    __reduce_ex__ = named()


_INSTANCE: Unset = object.__new__(Unset)

UNSET = _INSTANCE
NOT_GIVEN = UNSET
omit = UNSET
