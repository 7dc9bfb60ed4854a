"""How values are pickled: by the public name of their class, so that a pickle outlives a move of the class.

A model is written as a call of `_class` of the models package, any other value as a call of `_value` of the package
itself; both know where each name is today. An object whose class is the user's own is written as usual.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ("named", "pickled", "value_named")

_PACKAGE = __name__.removesuffix("._runtime.base.pickles")


class _Named:
    """Stands for a class in a pickle; one for each class, so that a pickle names it once."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __reduce__(self) -> Any:
        return import_module(f"{_PACKAGE}.models")._class, (self._name,)


_stand_ins: dict[type[Any], _Named] = {}


def pickled(cls: type[Any], name: str = "") -> Any:
    """Return what stands for a class in a pickle. `name` is that in models, where the class is called otherwise."""
    found = _stand_ins.get(cls)
    if found is None:
        if not cls.__module__.startswith(f"{_PACKAGE}.") or cls.__module__.startswith(f"{_PACKAGE}.types."):
            return cls  # the user's own, or known by its path alone
        found = _stand_ins[cls] = _Named(name or cls.__name__)
    return found


def value_named(name: str) -> tuple[Any, tuple[str]]:
    """Return what pickles write for a public value, or an empty object of a public class: `JSON`, `transports.Reply`."""
    return import_module(_PACKAGE)._value, (name,)


def named(place: str = "") -> Callable[[Any, Any], Any]:
    """Return the `__reduce_ex__` of a public class and of those derived from it. `place`: "transports." if it is there."""

    def __reduce_ex__(self: Any, protocol: Any) -> Any:
        usual: Any = object.__reduce_ex__(self, 2)
        cls = type(self)
        if not cls.__module__.startswith(f"{_PACKAGE}."):
            return usual
        return *value_named(place + cls.__name__), *usual[2:]

    return __reduce_ex__

# Copied from templates/runtime/base/pickles.py: edit it there.
