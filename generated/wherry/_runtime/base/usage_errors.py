"""The root of all errors, and those that are the caller's: nothing was sent. errors.py lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ("UsageError", "UsageFileError", "UsageFileNotFoundError", "UsageTypeError", "WherryError")


class WherryError(Exception):
    """The root of all errors of this package."""

    def _alone(self) -> Self:
        """Return this error without its traceback, and without the error that it was raised in the place of (`from None`).

        Both may hold what the server said as it came: a JSONDecodeError has the whole document.
        """
        if self.__suppress_context__ and self.__cause__ is None:
            self.__context__ = None
        return self.with_traceback(None)

    def __reduce__(self) -> tuple[Any, ...]:
        # The constructors take keywords; pickle and copy restore the state instead of calling them.
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[WherryError], args: tuple[Any, ...], state: dict[str, Any]) -> WherryError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class UsageError(WherryError, ValueError):
    """The call is wrong; nothing was sent."""


class UsageTypeError(UsageError, TypeError):
    """An argument has a type that cannot work; nothing was sent."""


class UsageFileError(OSError, UsageError):
    """A file that was to be sent cannot be read."""


class UsageFileNotFoundError(UsageFileError, FileNotFoundError):
    """A file that was to be sent is not there."""

# Copied from templates/runtime/base/usage_errors.py by scripts/generate.py. Edit it there.
