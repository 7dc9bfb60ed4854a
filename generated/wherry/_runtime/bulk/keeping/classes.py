"""Classes by name: ours by their public one, those of the program by the path from which they can be imported."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

from ...base.errors import UsageTypeError

__all__ = ("class_of", "error_class", "error_name", "name_of_class")

_PACKAGE = __name__.partition("._runtime.")[0]


@cache
def name_of_class(kind: Any) -> str:
    """Return the name by which `class_of` finds a class: "ChatCompletion" for a model, "shop.labels:Label" for others.

    Raises:
        UsageTypeError: It cannot be imported by its name.
    """
    kind = getattr(kind, "_ours", kind)  # it also passes for one of the official package
    name: str = kind.__name__
    if hasattr(kind, "_decode") and getattr(_package("models"), name, None) is kind:
        return name
    name = f"{kind.__module__}:{kind.__qualname__}"
    if "<locals>" in name:
        raise UsageTypeError(
            f"{kind.__qualname__} is defined inside a function, so that the next run could not find it: "
            "move the class to module level"
        )
    if _imported(name) is not kind:
        raise UsageTypeError(
            f"{kind.__qualname__} cannot be imported from {kind.__module__}, so that the next run could not find it: "
            "give it a name of its own there"
        )
    return name


@cache
def class_of(name: str) -> Any:
    """Return a class by its name; None if it is not there. It may be any object: look at what it is before you use it."""
    return _imported(name) if ":" in name else getattr(_package("models"), name, None)


def _imported(name: str) -> Any:
    module, _, path = name.partition(":")
    try:
        return attrgetter(path)(import_module(module))
    except Exception:  # whatever a module raises while it is imported
        return None


@cache
def error_name(kind: Any) -> str | None:
    """Return the public name of the nearest class of errors of ours; None if it has none."""
    for each in kind.__mro__:
        name: str = each.__name__
        if error_class(name) is each:
            return name
    return None


@cache
def error_class(name: str) -> Any:
    """Return a class of errors of ours by its public name; None if there is none."""
    found = getattr(_package(), name, None) if name.endswith("Error") else None
    return found if isinstance(found, type) and issubclass(found, Exception) else None


def _package(name: str = "") -> Any:
    return import_module(f"{_PACKAGE}.{name}" if name else _PACKAGE)

# Copied from templates/runtime/bulk/keeping/classes.py: edit it there.
