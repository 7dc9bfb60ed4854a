"""Which class of ours stands for an official one. Both have the same path: `openai.types.chat` and `wherry.types.chat`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from ..data.model import BaseModel

__all__ = ("imported", "models_of_ours", "official_at", "official_named", "ours_of", "plain")

_OURS = __name__.partition("._runtime.")[0]
_OFFICIAL = "openai"


def plain(official: Any) -> Any:
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
    official = plain(official)
    if not official.__module__.startswith(f"{_OFFICIAL}.types."):
        return None
    found = imported(_OURS + official.__module__.removeprefix(_OFFICIAL), official.__name__)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def official_at(module: str, name: str) -> Any | None:
    """Return what the official package has at the path of a name of ours; None if the installed version has nothing."""
    return imported(_OFFICIAL + module.removeprefix(_OURS), name)


_PUBLIC = ("types", "types.chat", "types.responses", "types.beta", "types.beta.threads", "types.beta.threads.runs")
_OTHERWISE = {
    "ChatCompletionMessageCustomToolCallCustom": ("types.chat.chat_completion_message_custom_tool_call", "Custom"),
    "MessageObject": ("types.beta.threads", "Message"),
}


def official_named(name: str) -> Any | None:
    """Return what the official package has for a name in `models` that is in streams of the helpers."""
    places = [_OTHERWISE[name]] if name in _OTHERWISE else [(package, name) for package in _PUBLIC]
    found = (imported(f"{_OFFICIAL}.{package}", each) for package, each in places)
    return next((each for each in found if each is not None), None)

# Copied from templates/runtime/compat/names.py: edit it there.
