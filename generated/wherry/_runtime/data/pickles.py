"""How models are pickled: by the public name of their class, so that a pickle outlives a move of the class.

A class of this package is written as a call of `_class` of the models package, which knows where each name is today; a
class of the user as itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ("pickled",)

_PACKAGE = __name__.removesuffix("._runtime.data.pickles")


class _Named:
    """Stands for a class in a pickle; one for each class, so that a pickle names it once."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __reduce__(self) -> Any:
        return import_module(f"{_PACKAGE}.models")._class, (self._name,)


_named: dict[type[Any], _Named] = {}


def pickled(cls: type[Any], name: str = "") -> Any:
    """Return what stands for a class in a pickle. `name` is that in models, where the class is called otherwise."""
    found = _named.get(cls)
    if found is None:
        if not cls.__module__.startswith(f"{_PACKAGE}."):
            return cls
        found = _named[cls] = _Named(name or cls.__name__)
    return found

# Copied from templates/runtime/data/pickles.py by scripts/generate.py. Edit it there.
