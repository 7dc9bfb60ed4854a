"""Errors that both packages know: `except openai.RateLimitError` and `except wherry.RateLimitError` catch the same object.

`except` does not ask for `__class__`, so these classes are really derived from both. An error gets its class in place,
when it leaves a client: traceback, attributes and text stay. The end of a WebSocket connection is one of the library
websockets, too, whose errors the official package lets through.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

import openai

from ..base.errors import APIResponseValidationError, WherryError
from ..base.socket_errors import WebSocketConnectionClosedError
from ..client.base import CLOSED
from .twins import set_class

__all__ = ("as_official", "official_errors")

_OTHER_NAMES: dict[Any, str] = {
    WherryError: "OpenAIError",
    APIResponseValidationError: "APIResponseValidationError",
}


class _Both(WherryError):
    """The first base of an error that is both."""

    _ours: type[WherryError]
    _official: type[Exception]
    _more: tuple[type[Exception], ...]

    def __reduce__(self) -> tuple[Any, ...]:
        _, (_, *args), *state = super().__reduce__()
        return _made, (self._ours, self._official, self._more, *args), *state


def as_official(error: Any) -> Any:
    """Make an error of ours one of the official package, too; return it. Anything else stays as it is.

    Its class there is the one of the same name, or that of the nearest base.
    """
    kind: Any = type(error)
    if issubclass(kind, WherryError) and not issubclass(kind, _Both):
        is_closed = error.args == (CLOSED,)
        more = _of_websockets(error) if isinstance(error, WebSocketConnectionClosedError) else ()
        set_class(error, _both(kind, openai.APIConnectionError if is_closed else _official_of(kind), more))
        if is_closed:  # a call that could not be made, as the official package has it
            error.__dict__.update(dict.fromkeys(("body", "code", "param", "request", "type")), message=CLOSED)
    return error


class _OfficialErrors:
    """Around what may raise errors of ours, they are those of the official package, too."""

    __slots__ = ()

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        as_official(error)


official_errors = _OfficialErrors()


@cache
def _official_of(ours: Any) -> Any:
    for base in ours.__mro__:
        found = getattr(openai, _OTHER_NAMES.get(base, base.__name__), None)
        if isinstance(found, type) and issubclass(found, Exception):
            return found
    raise AssertionError(ours)


def _of_websockets(error: Any) -> tuple[Any, ...]:
    """Return the class of the library websockets, where it is loaded, and give the error what such a one has."""
    exceptions, frames = (sys.modules.get(f"websockets.{name}") for name in ("exceptions", "frames"))
    if exceptions is None or frames is None:
        return ()
    closing = error.closing
    frame = None if closing.by == "lost" else frames.Close(closing.code, closing.reason)
    of_peer, of_us = (frame if closing.by == by else None for by in ("peer", "us"))
    error.__dict__.update(rcvd=of_peer, sent=of_us, rcvd_then_sent=None)
    in_order = frame is not None and closing.code in (1000, 1001)
    return (exceptions.ConnectionClosedOK if in_order else exceptions.ConnectionClosedError,)


@cache
def _both(ours: Any, official: Any, more: tuple[Any, ...] = ()) -> Any:
    home = official if official.__name__ == ours.__name__ else ours
    body = {"__module__": home.__module__, "__doc__": ours.__doc__, "_ours": ours, "_official": official, "_more": more}
    if more:  # not what is only theirs
        body |= {"__str__": ours.__str__, "code": None}
    return type(ours.__name__, (_Both, ours, official, *more), body)


def _made(ours: Any, official: Any, more: tuple[Any, ...], *args: Any) -> Any:
    kind = _both(ours, official, more)
    return kind.__new__(kind, *args)
