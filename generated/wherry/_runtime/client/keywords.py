"""Arguments that no client takes: the error says what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from ..base.secrets import Veil

__all__ = ("keywords_only", "options_of", "refuse_unknown")

F = TypeVar("F", bound="Callable[..., Any]")


def options_of(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the keywords that a method takes."""
    code: Any = getattr(function, "__wrapped__", function).__code__
    return code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]  # type: ignore[no-any-return]


def refuse_unknown(function: Callable[..., Any], kind: type[Any], names: Iterable[str]) -> None:
    """Raise UsageTypeError, with what was meant, if one of the keywords `names` is none of `function`, a method of `kind`."""
    known = options_of(function)
    for name in names:
        if name not in known:
            from .meant import refusal

            raise refusal(function, kind, name, known)


if TYPE_CHECKING:

    def keywords_only(function: F) -> F:
        """Refuse what `function`, a method that takes keywords alone, does not have: UsageTypeError says what to write."""
        return function
else:

    def keywords_only(function):
        """Refuse what the method does not take; the message is made when it is needed."""

        @wraps(function)
        def checked(self, /, *positional, **options):
            options = Veil(options)  # a traceback may show the variables of this frame
            if positional:
                del positional
                from .meant import refusal

                raise refusal(function, type(self), "", ())
            refuse_unknown(function, type(self), options)
            return function(self, **options)

        return checked

# Copied from templates/runtime/client/keywords.py: edit it there.
