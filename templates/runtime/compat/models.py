"""`wherry.models` as the helpers of streams see it: with twins in the place of classes."""

from __future__ import annotations

from typing import Any

from .fitting import fitted
from .names import models_of_ours, official_at

__all__ = ("models",)

_PLACES = ("types", "types.chat", "types.responses", "types.beta", "types.beta.threads", "types.beta.threads.runs")
_UNDER_ANOTHER_NAME = {
    "ChatCompletionChoice": ("types.chat.chat_completion", "Choice"),
    "ChatCompletionMessageCustomToolCallCustom": ("types.chat.chat_completion_message_custom_tool_call", "Custom"),
    "MessageObject": ("types.beta.threads", "Message"),
}
"""Name in `wherry.models` -> path and name of the official class, where that has another name."""


class _Models:
    """Each of its names is made when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        ours, official = getattr(models_of_ours(), name), _official(name)
        found = ours if official is None else fitted(ours, official)
        setattr(self, name, found)
        return found


def _official(name: str) -> Any:
    places = [_UNDER_ANOTHER_NAME[name]] if name in _UNDER_ANOTHER_NAME else [(place, name) for place in _PLACES]
    found = (official_at(place, each) for place, each in places)
    return next((each for each in found if each is not None), None)


_MODELS = _Models()


def models() -> Any:
    """Return what helpers take for `wherry.models`; the same object each time."""
    return _MODELS
