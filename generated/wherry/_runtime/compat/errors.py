"""Errors that both packages know: `except openai.RateLimitError` and `except wherry.RateLimitError` catch the same object.

`except` does not ask for `__class__`, so these classes are really derived from both. An error gets its class in place,
when it leaves a client: traceback, attributes and text stay.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import openai

from ..base.errors import APIResponseValidationError, WherryError
from .twins import set_class

__all__ = ("as_official", "said")

_OTHER_NAMES: dict[type[Any], str] = {
    WherryError: "OpenAIError",
    APIResponseValidationError: "APIResponseValidationError",
}


class _Both(WherryError):
    """The first base of an error that is both."""

    _ours: type[WherryError]
    _official: type[Exception]

    def __reduce__(self) -> tuple[Any, ...]:
        _, (_, *args), *state = super().__reduce__()
        return _made, (self._ours, self._official, *args), *state


def as_official(error: Any, official: type[Exception] | None = None) -> Any:
    """Make an error of ours one of the official package, too; return it. Anything else stays as it is.

    `official`: its class there; by default the one of the same name, or that of the nearest base.
    """
    kind: Any = type(error)
    if issubclass(kind, WherryError) and not issubclass(kind, _Both):
        set_class(error, _both(kind, official or _official_of(kind)))
        for name in ("request", "message", "body", "code", "param", "type"):
            if official is not None and not hasattr(error, name):
                setattr(error, name, str(error) if name == "message" else None)
    return error


def said(call: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Call something, and make errors of ours that it raises those of the official package, too."""
    try:
        return call(*arguments, **options)
    except WherryError as error:
        as_official(error)
        raise


@cache
def _official_of(ours: Any) -> Any:
    for base in ours.__mro__:
        found = getattr(openai, _OTHER_NAMES.get(base, base.__name__), None)
        if isinstance(found, type) and issubclass(found, Exception):
            return found
    raise AssertionError(ours)


@cache
def _both(ours: Any, official: Any) -> Any:
    home = official if official.__name__ == ours.__name__ else ours
    body = {"__module__": home.__module__, "__doc__": ours.__doc__, "_ours": ours, "_official": official}
    return type(ours.__name__, (_Both, ours, official), body)


def _made(ours: type[WherryError], official: type[Exception], *args: Any) -> Any:
    kind = _both(ours, official)
    return kind.__new__(kind, *args)

# Copied from templates/runtime/compat/errors.py: edit it there.
