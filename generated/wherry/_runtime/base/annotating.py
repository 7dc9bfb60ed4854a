"""What annotations name, so that typing.get_type_hints and inspect.signature can evaluate them; nothing is imported before.

A name that a module does not need while it runs is written with its place: `w.AsyncPager[m.Model]`. `w` is a `Later`, or
a package with a `__getattr__` of `names_later`; the tool that asks imports it then.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required, Self, TypeVar, Unpack

    Parsed = TypeVar("Parsed", default=Any)
    """What a helper reads an answer as."""
else:
    from typing import TypeVar

    Parsed = TypeVar("Parsed")
    try:
        from typing import Required, Self, Unpack
    except ImportError:  # Python 3.10
        Self = TypeVar("Self")

        class Unpack:
            """A mark for type checkers, which know it from elsewhere."""

            def __class_getitem__(cls, item):
                return item

        Required = Unpack


__all__ = ("Later", "NoOthers", "Parsed", "Required", "Self", "Unpack", "children_later", "names_later")


class NoOthers(TypedDict):
    """The keywords that a method takes besides those it names, as type checkers see it: none (request/unknown.py)."""


class Later:
    """A module that is imported when one of its names is used."""

    __slots__ = ("_module", "_package")

    def __init__(self, module: str, package: str) -> None:
        self._module = module
        self._package = package

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module, self._package), name)


def names_later(package: str, modules: dict[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package: each name of `modules` is imported from its module when it is used."""

    def __getattr__(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(modules[name], package), name)

    return __getattr__


def children_later(
    package: str, children: tuple[tuple[str, str], ...], connections: Any = None
) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package of resources. `children` are the modules below it, each with its class.

    It knows the modules and what they define: `Completions`, `AsyncCompletions`, `CompletionsWithRawResponse` and so on;
    and the classes in a module of connections.
    """
    modules = dict(children)
    homes = {class_name: module for module, class_name in children}

    def __getattr__(name: str) -> Any:
        if name in modules:
            return import_module(f".{name}", package)
        stem = name.removesuffix("WithRawResponse").removesuffix("WithStreamingResponse")
        home = homes.get(stem) or homes.get(stem.removeprefix("Async"))
        if home is not None:
            return getattr(import_module(f".{home}", package), name)
        if connections is not None and name.endswith(("Connection", "ConnectionManager", "Lane", "Resource")):
            return getattr(connections, name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return __getattr__

# Copied from templates/runtime/base/annotating.py: edit it there.
