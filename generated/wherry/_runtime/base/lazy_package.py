"""What the packages below `types` are made of: a table of names, each looked up when it is first used.

From then on the name is an attribute of its package. A line of the table is a name, a space and its place:

    Model m.Model                        a class of `wherry.models`
    ModelParam p.ModelParam              a TypedDict of `wherry.params`
    Deleted .deleted                     the same name in a module of this package
    Reason types.shared.reason           the same name in a module elsewhere, by its path from the top
    Old types.shared.reason:Reason       another name there; also `.deleted:Other`
    chat .                               a package below this one
    Alias -                              defined by the package itself, below the table

A package also has `_m` and `_p`, the packages `models` and `params`, for the short modules in it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ("is_module", "lazy_package")

_FOR_MODULES = {"_m": "models", "_p": "params"}


def lazy_package(
    package: str, top: str, table: str, refused: Mapping[str, str] | None = None
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package.

    Args:
        package: The full name of the package: `wherry.types.chat`.
        top: The package at the top: `wherry`.
        table: Names and places, one per line (see above).
        refused: Names that mean nothing here: why, and what to do instead.
    """
    places = dict(line.split(" ") for line in table.split("\n") if line)
    reasons = refused or {}

    def __getattr__(name: str) -> Any:
        if name == "__all__":
            return [each for each, place in places.items() if place != "."]
        if name in places:
            value = _found(package, top, name, places[name])
        elif name in _FOR_MODULES:
            value = import_module(f"{top}.{_FOR_MODULES[name]}")
        elif name.startswith("_") or name in reasons or not is_module(package, name):
            # `from package import name` asks here first, and would say nothing of the reason.
            is_import = sys._getframe(1).f_code.co_name == "_handle_fromlist"
            if name.startswith("_") and is_import:
                raise AttributeError(name)
            raise (ImportError if is_import else AttributeError)(_missing(package, name, places, reasons))
        else:
            value = import_module(f"{package}.{name}")
        setattr(sys.modules[package], name, value)
        return value

    def __dir__() -> list[str]:
        return sorted({*places, *(each for each in vars(sys.modules[package]) if each.startswith("__"))})

    return __getattr__, __dir__


def _found(package: str, top: str, name: str, place: str) -> Any:
    if place == ".":
        return import_module(f"{package}.{name}")
    if place.startswith(("m.", "p.")):
        return getattr(import_module(f"{top}.models" if place[0] == "m" else f"{top}.params"), place[2:])
    module, _, other = place.partition(":")
    return getattr(import_module(f"{package if module.startswith('.') else top + '.'}{module}"), other or name)


def is_module(package: str, name: str) -> bool:
    """Return whether there is a module `name` in a package."""
    from importlib.util import find_spec

    return find_spec(f"{package}.{name}") is not None


def _missing(package: str, name: str, places: Mapping[str, str], reasons: Mapping[str, str]) -> str:
    if name in reasons:
        return f"{package}.{name}: {reasons[name]}"
    from .nearest import did_you_mean

    hint = did_you_mean(name, places, 3)
    return f"module {package!r} has no attribute {name!r}{hint and '; '}{hint}"

# Copied from templates/runtime/base/lazy_package.py: edit it there.
