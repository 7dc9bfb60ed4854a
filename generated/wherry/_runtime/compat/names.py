"""Which class of ours stands for an official one. Both have the same path: `openai.types.chat` and `wherry.types.chat`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from ..data.model import BaseModel, new

__all__ = ("imported", "models_of_ours", "official_at", "ours_of", "restored", "without_parameters")

_OURS = __name__.partition("._runtime.")[0]
_OFFICIAL = "openai"


def without_parameters(official: Any) -> Any:
    """Return a generic class without its parameters; any other as it is."""
    return getattr(official, "__pydantic_generic_metadata__", {}).get("origin") or official


def models_of_ours() -> Any:
    """Return `wherry.models`."""
    return import_module(f"{_OURS}.models")


def imported(module: str, name: str) -> Any | None:
    """Return what a module has under a name; None if there is no such module or name."""
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError):
        return None


@cache
def ours_of(official: type) -> type[BaseModel] | None:
    """Return the class of ours at the path of an official one; None if there is none."""
    official = without_parameters(official)
    if not official.__module__.startswith(f"{_OFFICIAL}.types."):
        return None
    found = imported(_OURS + official.__module__.removeprefix(_OFFICIAL), official.__name__)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def restored(ours: Any, module: str, name: str) -> Any:
    """Return an empty object of a twin, for pickle; one of ours where the official class is not to be had."""
    official, twin = imported(module, name), imported(f"{__package__}.fitting", "twin")
    return new(ours if official is None or twin is None else twin(ours, official))


def official_at(path: str, name: str) -> Any | None:
    """Return a name of the official package by its path there, `types.chat`; None if the installed version has none."""
    return imported(f"{_OFFICIAL}.{path}", name)

# Copied from templates/runtime/compat/names.py: edit it there.
