"""What the official package has where this one has a resource or a method. The installed version says: there is no table.

Rule: importing this module says in plain words what is missing, if the package is.
"""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import Any

__all__ = ("OLDEST", "answer_of", "http_library", "official_method", "official_resource", "openai")

OLDEST = (2, 54)
"""The oldest version of the official package that is known to work."""
_NEEDS = (
    f"{__name__.partition('.')[0]}.compat.openai needs CPython and the package openai, {OLDEST[0]}.{OLDEST[1]} or newer"
)


def _is_old(version: str) -> bool:
    numbers = [int(part) for part in version.split(".")[:2] if part.isdigit()]
    return tuple(numbers) < OLDEST


try:
    import openai
except ModuleNotFoundError as error:
    if error.name != "openai":
        raise
    raise ImportError(f"{_NEEDS}, beside it: pip install openai", name="openai") from None
if not hasattr(openai, "__version__"):
    raise ImportError(f"{_NEEDS}, beside it; what is imported as openai is another module: {openai!r}", name="openai")
if _is_old(openai.__version__):
    raise ImportError(f"{_NEEDS}; {openai.__version__} is installed: pip install --upgrade openai", name="openai")


@cache
def http_library() -> Any:
    """Return the module of the HTTP library that the installed version sends with: httpx2, and httpx before version 3."""
    roots = (kind.__module__.partition(".")[0] for kind in openai.DefaultHttpxClient.__mro__)
    return sys.modules[next(root for root in roots if root in ("httpx", "httpx2"))]


@cache
def official_resource(path: str, asynchronous: bool) -> type[Any] | None:
    """Return the official class of a resource: `chat.completions`. None if the installed version has none."""
    try:
        module = import_module(f"openai.resources.{path}")
    except ImportError:
        return None
    wanted = ("async" if asynchronous else "") + path.rpartition(".")[2].replace("_", "")
    return next((getattr(module, name) for name in dir(module) if name.lower() == wanted), None)


def official_method(name: str, asynchronous: bool) -> Callable[..., Any] | None:
    """Return the official method of an operation, `chat.completions.create`, as it is now: somebody may have wrapped it."""
    path, _, method = name.rpartition(".")
    return getattr(official_resource(path, asynchronous), method, None) if path.isidentifier() or "." in path else None


@cache
def answer_of(name: str, asynchronous: bool) -> Any:
    """Return what the official method of an operation returns: its annotation, evaluated. None if there is no method."""
    method = official_method(name, asynchronous)
    if method is None:
        return None
    method = inspect.unwrap(method)
    alone = FunctionType(method.__code__, method.__globals__)
    alone.__annotations__ = {"return": method.__annotations__.get("return", Any)}  # those of arguments take long
    return typing.get_type_hints(alone, include_extras=True)["return"]

# Copied from templates/runtime/compat/official.py: edit it there.
