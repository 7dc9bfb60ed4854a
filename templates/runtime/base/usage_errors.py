"""The root of all errors, and the errors of the caller: nothing was sent. errors.py lists them all."""

from __future__ import annotations

import copyreg
from typing import Any

from .annotating import Self

__all__ = (
    "UsageError",
    "UsageFileError",
    "UsageFileNotFoundError",
    "UsageStateError",
    "UsageTypeError",
    "WherryError",
    "check_kind",
    "read_elsewhere",
)


class WherryError(Exception):
    """The root of all errors of this package."""

    def _alone(self) -> Self:
        """Return this error without its traceback, and without the error that it replaces (`raise … from None`).

        Both may hold the words of the server as they came: a JSONDecodeError has the whole document.
        """
        if self.__suppress_context__ and self.__cause__ is None:
            self.__context__ = None
        return self.with_traceback(None)

    # The constructors take keywords; pickle and copy restore the state instead of calling them.

    def __reduce__(self) -> tuple[Any, ...]:
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]

    def __copy__(self) -> Self:
        twin = type(self).__new__(type(self), *self.args)
        twin.__dict__.update(self.__dict__)
        return twin


class UsageError(WherryError, ValueError):
    """The call is wrong; nothing was sent."""


class UsageTypeError(UsageError, TypeError):
    """An argument has a type that cannot work; nothing was sent."""


class UsageStateError(UsageError, RuntimeError):
    """A stream or its handler cannot do this: it has not begun, is used already, or has no such result."""


def read_elsewhere(what: str = "stream") -> UsageStateError:
    """Return the error for a second reader: an event goes to one of them, and a wait for bytes cannot be shared."""
    return UsageStateError(
        f"this {what} is being read elsewhere, by another task or thread; let one reader take the events, and pass them on"
    )


def check_kind(name: str, value: Any, kinds: Any, expected: str) -> None:
    """Raise UsageTypeError for an argument that is of none of these classes. True and False are no numbers."""
    if not isinstance(value, kinds) or (kinds is int and isinstance(value, bool)):
        raise UsageTypeError(f"{name} is {expected}, not {'None' if value is None else type(value).__name__}")


class UsageFileError(OSError, UsageError):
    """A file to be sent cannot be read."""


class UsageFileNotFoundError(UsageFileError, FileNotFoundError):
    """A file to be sent is not there."""
