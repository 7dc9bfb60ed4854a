"""How models are pickled: by the public name of their class, so that a pickle outlives a move of the class.

A class of this package is made anew by the function `_unpickled` of the models package, which knows where each name is
today; a class of the user by itself, as pickle does it.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ("made_anew",)

_PACKAGE = __name__.removesuffix("._runtime.data.pickles")


def made_anew(cls: type[Any], public: str) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """Return what a pickle calls, and with what, to make an empty object of a class. `public` is its name in models."""
    if cls.__module__.startswith(f"{_PACKAGE}."):
        return import_module(f"{_PACKAGE}.models")._unpickled, (public,)
    return copyreg.__newobj__, (cls,)  # type: ignore[attr-defined]

# Copied from templates/runtime/data/pickles.py by scripts/generate.py. Edit it there.
