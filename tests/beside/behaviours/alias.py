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
from typing import Any, TypeVar

OWN_PARAMETERS = ("strict", "retry_before_first_event", "resume")
"""Of streams, and of wherry alone."""


def install() -> None:
    """Make `import openai` give wherry."""
    sys.meta_path.insert(0, _Finder())


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        first = name.partition(".")[0]
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
    missing = [name for name in one if name not in two and name not in {*exclude_params, *OWN_PARAMETERS}]
    assert not missing, f"missing parameters: {missing}"


def _compat() -> dict[str, Any]:
    return {
        "PYDANTIC_V1": False,
        "model_copy": lambda model, deep=False: copy.deepcopy(model) if deep else copy.copy(model),
        "model_parse": lambda cls, data: cls.from_dict(data),
    }


def _models() -> dict[str, Any]:
    return {"construct_type_unchecked": lambda *, type_, value: type_.from_dict(value)}


def _deltas() -> dict[str, Any]:
    from wherry._runtime.accumulate.growing import merge

    def accumulate_delta(data: dict[str, Any], delta: dict[str, Any]) -> dict[str, Any]:
        merge(data, delta)
        return data

    return {"accumulate_delta": accumulate_delta}


def _parsing() -> dict[str, Any]:
    import wherry.models
    from wherry._runtime.accumulate.parsed import parsed_response
    from wherry._runtime.typed.parser import parser_of
    from wherry._runtime.typed.tool_set import tools_of

    def parse_response(*, text_format: Any, input_tools: Any, response: Any) -> Any:
        return parsed_response(
            response, wherry.models, _given(text_format) and parser_of(text_format), tools_of(_given(input_tools) or ())
        )

    def text_format(kind: Any) -> dict[str, Any]:
        parser = parser_of(kind)
        return {"type": "json_schema", "strict": True, "name": parser.name, "schema": parser.schema}

    return {"parse_response": parse_response, "type_to_text_format_param": text_format}


def _state() -> dict[str, Any]:
    import wherry

    class ResponseStreamState(wherry.ResponseAccumulator):
        def __init__(self, *, text_format: Any, input_tools: Any) -> None:
            super().__init__(text_format=_given(text_format), tools=_given(input_tools) or ())

        def handle_event(self, event: Any) -> list[Any]:
            return self.events(event)

        def accumulate_event(self, event: Any) -> Any:
            return self.add(event)

        def __class_getitem__(cls, kind: Any) -> Any:
            return cls

    return {"ResponseStreamState": ResponseStreamState}


def _given(value: Any) -> Any:
    import wherry

    return None if isinstance(value, (wherry.Omit, wherry.NotGiven)) else value


INTERNALS = {
    "_types": _types,
    "_utils": _utils,
    "_compat": _compat,
    "_models": _models,
    "lib._parsing": dict,
    "lib._parsing._completions": lambda: {"ResponseFormatT": TypeVar("ResponseFormatT")},
    "lib._parsing._responses": _parsing,
    "lib.streaming._deltas": _deltas,
    "lib.streaming.responses._responses": _state,
}
"""Modules that are no part of the package's interface, and what the tests import from them."""
