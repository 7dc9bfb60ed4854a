"""JSON objects for the classes of the official package, made of their annotations; and the walk down two objects."""

from __future__ import annotations

import importlib
import pkgutil
import typing
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openai
import openai.types

from wherry._runtime.compat.names import without_parameters
from wherry._runtime.compat.places import members

_RICH_DEPTH = 4
"""Optional fields are there down to here."""
_DEPTH = 10
_WORDS: dict[Any, Any] = {int: 1, float: 1.5, bool: True, datetime: "2025-06-15T15:06:40Z", date: "2025-06-15"}


def classes() -> list[Any]:
    """Return every class of `openai.types`."""
    found: dict[Any, None] = {}
    for module in pkgutil.walk_packages(openai.types.__path__, "openai.types."):
        for each in vars(importlib.import_module(module.name)).values():
            if _is_class(each) and each.__module__.startswith("openai.types."):
                found[without_parameters(each)] = None
    return list(found)


def samples(official: Any) -> Iterator[dict[str, Any]]:
    """Yield JSON objects of a class, as many as its widest union has members."""
    for turn in range(max((_width(info.annotation) for info in official.model_fields.values()), default=1)):
        yield _sample(official, turn, 0)


def _width(annotation: Any) -> int:
    inner = [typing.get_args(each)[-1] for each in members(annotation) if typing.get_origin(each) in (list, dict)]
    return max(len(list(members(annotation))), *map(_width, inner), 1)


def _sample(annotation: Any, turn: int, depth: int) -> Any:
    kinds = [each for each in members(annotation) if each is not type(None)]
    rich = [each for each in kinds if _is_class(each) or typing.get_origin(each) in (list, dict)]
    chosen = kinds[0] if depth > _RICH_DEPTH else (rich or kinds)[turn % len(rich or kinds)]
    origin, inner = typing.get_origin(chosen), typing.get_args(chosen)
    if origin is typing.Literal:
        return inner[0]
    if origin is list:
        return [_sample(inner[0], turn, depth + 1)] if depth <= _RICH_DEPTH else []
    if origin is dict:
        return {"key": _sample(inner[1], turn, depth + 1)} if depth <= _RICH_DEPTH else {}
    if not _is_class(chosen):
        return _WORDS.get(chosen, "text")
    return {
        info.alias or name: _sample(info.annotation, turn, depth + 1)
        for name, info in chosen.model_fields.items()
        if depth < _RICH_DEPTH or (info.is_required() and depth < _DEPTH)
    }


def _is_class(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, openai.BaseModel) and value is not openai.BaseModel


def differences(official: Any, ours: Any, at: str) -> Iterator[str]:
    """Yield the places where an object of ours, made of the same JSON as an official one, is of another class."""
    if isinstance(official, openai.BaseModel):
        if ours.__class__ is not without_parameters(type(official)):
            yield f"{at} is a {ours.__class__.__name__}"
            return
        for name in type(official).model_fields:
            if not name.startswith("parsed"):  # what a helper has made of a text
                yield from differences(getattr(official, name), getattr(ours, name), f"{at}.{name}")
    elif isinstance(official, list):
        for each, other in zip(official, ours, strict=True):
            yield from differences(each, other, f"{at}[]")
    elif isinstance(official, dict):
        for key, each in official.items():
            yield from differences(each, ours[key], f"{at}.*")
    elif ours.__class__ is not official.__class__:
        yield f"{at} is a {ours.__class__.__name__}"
