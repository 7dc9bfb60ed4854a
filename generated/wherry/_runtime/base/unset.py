"""What stands for "not given", as opposed to None (JSON null). All of it is false.

UNSET                   the default of every optional argument
NOT_GIVEN, not_given    the same, as users of the official package write it
omit                    the same; among headers it removes the one that the client would send

Each class has one instance; copies and pickles of it are the same instance. The sentinels of other packages count too
(`is_not_given`), so that code which was written for those can pass them on.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from .annotating import Self
from .pickles import named

__all__ = ("KINDS", "NOT_GIVEN", "UNSET", "NotGiven", "Omit", "Unset", "is_not_given", "not_given", "omit", "removes")


class Unset:
    """The type of UNSET. Calling it returns UNSET."""

    __slots__ = ()
    _name: ClassVar[str] = "UNSET"
    _only: ClassVar[Any] = None

    def __new__(cls) -> Self:
        """Return the one instance."""
        if "_only" not in vars(cls) or cls._only is None:
            cls._only = object.__new__(cls)
        return cls._only  # type: ignore[no-any-return]

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return self._name

    __reduce_ex__ = named()


class NotGiven(Unset):
    """The type of NOT_GIVEN. Calling it returns NOT_GIVEN."""

    __slots__ = ()
    _name = "NOT_GIVEN"


class Omit(Unset):
    """The type of omit. Calling it returns omit."""

    __slots__ = ()
    _name = "omit"


UNSET: Unset = Unset()
NOT_GIVEN = not_given = NotGiven()
omit = Omit()

_NAMES = frozenset(("NotGiven", "NotGivenType", "Omit", "OmitType", "UNSET", "Unset", "UnsetType"))
KINDS: set[type] = {Unset, NotGiven, Omit}
"""The classes of sentinels that were met so far: a quick look. Those of other packages join when they are first met."""


def is_not_given(value: object) -> bool:
    """Return whether `value` is a sentinel, ours or another package's: an object that is false, of a class of such a name."""
    kind = type(value)
    if kind in KINDS:
        return True
    if kind.__name__ not in _NAMES or value:
        return isinstance(value, Unset)
    KINDS.add(kind)
    return True


def removes(value: object) -> bool:
    """Return whether `value` removes a header: None, an empty list, or a sentinel; NOT_GIVEN leaves it as it is."""
    if isinstance(value, str):
        return False
    return value is None or value == [] or (is_not_given(value) and not type(value).__name__.startswith("NotGiven"))

# Copied from templates/runtime/base/unset.py: edit it there.
