"""Resources that are traced: a tracer that replaced a method of an official resource class gets to see our calls, too.

Tracers put a function of theirs in the place of `openai.resources.chat.completions.Completions.create`, say. So a method
of ours looks, each time it is looked up, at the method of its official namesake. If that is the package's own, nothing
else happens; if not, the call goes through it (traced_call). A method that was set on one of our objects comes first,
as everywhere in Python.
"""

from __future__ import annotations

from functools import update_wrapper
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

import openai
from typing_extensions import deprecated

from ..base.caller import frames_to_caller
from ..client.modes import Bound

__all__ = ("is_official", "methods", "warn_not_traced")

_HOME = str(Path(openai.__file__).parent / "_")[:-1]
_SENDS = {"_page", "_request", "_stream"}
_DEPRECATED = deprecated("")(lambda: None).__code__
"""What the official package itself has around methods that it calls deprecated."""
_warned: set[str] = set()


def is_official(found: Any) -> bool:
    """Return whether a function is one of the official package, not somebody's in its place."""
    if type(found) is FunctionType and found.__code__ is _DEPRECATED:
        found = found.__wrapped__  # type: ignore[attr-defined]
    # Not isinstance: a wrapper may pass for a function.
    return type(found) is FunctionType and found.__code__.co_filename.startswith(_HOME)


def warn_not_traced(name: str) -> None:
    """Warn, once for each name, that what somebody put in the place of an official function is not called."""
    if name not in _warned:
        _warned.add(name)
        import warnings

        message = f"{name} was replaced, by a tracer perhaps, and this client cannot call what replaces it: not traced"
        warnings.warn(message, RuntimeWarning, stacklevel=frames_to_caller())


class _Method:
    """A method of ours that gives way to what somebody put in the place of its official namesake."""

    __slots__ = ("_known", "_name", "_official", "_own")

    def __init__(self, own: FunctionType, official: Any, name: str) -> None:
        # A copy, whose signature is the official one: tracers read arguments by it, and leave out its defaults.
        self._own = FunctionType(own.__code__, own.__globals__, own.__name__, own.__defaults__, own.__closure__)
        update_wrapper(self._own, own).__wrapped__ = getattr(official, name)
        self._own.__kwdefaults__ = own.__kwdefaults__
        self._official: Any = official
        self._name = name
        self._known: Any = None  # the official function, once it was seen to be the package's own

    def __get__(self, resource: Any, kind: type | None = None) -> Any:
        if resource is None:
            return self._own
        found = getattr(self._official, self._name)
        if found is not self._known:
            if not is_official(found):
                return self._replaced(resource)
            self._known = found
        return MethodType(self._own, resource)

    def _replaced(self, resource: Any) -> Any:
        from .traced_call import through

        return MethodType(through(self._own, self._official, self._name), resource)


class _Helper(_Method):
    """A method that sends nothing itself, but calls others. What is in the place of these is called; in its own, not."""

    __slots__ = ()

    def __get__(self, resource: Any, kind: type | None = None) -> Any:
        method = super().__get__(resource, kind)
        if self._name == "stream" and resource is not None:
            theirs = resource.__dict__.get("create")
            if theirs is not None and resource._client._real:  # it returns objects that our helper cannot read
                warn_not_traced(f"{self._official.__module__}.{self._official.__qualname__}.create of one client")
                return MethodType(self._own, type(resource)(resource._client))
            if theirs is not None or not is_official(self._official.create):
                from .traced_call import streams_through

                return streams_through(resource, method, self._official, theirs)
        return method

    def _replaced(self, resource: Any) -> Any:
        warn_not_traced(f"{self._official.__module__}.{self._official.__qualname__}.{self._name}")
        return MethodType(self._own, resource)


def methods(ours: type[Bound], official: Any) -> dict[str, _Method]:
    """Return the methods of a class of `wherry.resources`, by name, as they are in a class that passes for `official`."""
    found: dict[str, _Method] = {}
    for kind in ours.__mro__:
        for name, own in vars(kind).items():
            if name[0] != "_" and type(own) is FunctionType and callable(getattr(official, name, None)):
                sends = name == "parse" or not _SENDS.isdisjoint(own.__code__.co_names)
                found.setdefault(name, (_Method if sends else _Helper)(own, official, name))
    return found
