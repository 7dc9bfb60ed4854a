"""Let `openai` mean wherry: every module under its own path, and for the package's internals what does the same here."""

from __future__ import annotations

import copy
import importlib
import importlib.abc
import importlib.util
import inspect
import sys
import types
from importlib.machinery import ModuleSpec
from typing import Any


def install() -> None:
    """Make `import openai` give wherry."""
    sys.meta_path.insert(0, _Finder())


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        first, _, rest = name.partition(".")
        return importlib.util.spec_from_loader(name, self) if first == "openai" else None

    def create_module(self, spec: ModuleSpec) -> types.ModuleType:
        _, _, rest = spec.name.partition(".")
        if rest in INTERNALS:
            made = types.ModuleType(spec.name)
            vars(made).update(INTERNALS[rest]())
            made.__path__ = []
            return made
        # A module of its own with the same names, for the import system writes its spec into what it gets.
        real = importlib.import_module("wherry" + spec.name[len("openai") :])
        made = _Same(spec.name)
        made.__dict__["_real"] = real
        made.__path__ = []
        return made

    def exec_module(self, module: types.ModuleType) -> None:
        pass


class _Same(types.ModuleType):
    _real: types.ModuleType

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real, name)


def _types() -> dict[str, Any]:
    import wherry

    return {
        "omit": wherry.omit,
        "Omit": wherry.Omit,
        "not_given": wherry.not_given,
        "NotGiven": wherry.NotGiven,
        "Headers": Any,
    }


def _utils() -> dict[str, Any]:
    return {
        "consume_sync_iterator": lambda iterator: [None for _ in iterator],
        "assert_signatures_in_sync": _signatures_in_sync,
        "is_dict": lambda value: isinstance(value, dict),
    }


def _signatures_in_sync(first: Any, second: Any, *, exclude_params: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Whether the second method takes what the first one takes, but for some parameters."""
    one, two = (inspect.signature(method).parameters for method in (first, second))
    missing = [name for name in one if name not in two and name not in exclude_params]
    assert not missing, f"missing parameters: {missing}"


def _compat() -> dict[str, Any]:
    return {
        "PYDANTIC_V1": False,
        "model_copy": lambda model, deep=False: copy.deepcopy(model) if deep else copy.copy(model),
        "model_parse": lambda cls, data: cls.from_dict(data),
    }


def _models() -> dict[str, Any]:
    return {"construct_type_unchecked": lambda *, type_, value: type_.from_dict(value)}


INTERNALS = {
    "_types": _types,
    "_utils": _utils,
    "_compat": _compat,
    "_models": _models,
    "lib._parsing": dict,
    "lib._parsing._completions": lambda: {"ResponseFormatT": Any},
}
"""Modules that are no part of the package's interface, and what the tests import from them."""
