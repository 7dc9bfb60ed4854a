"""Attributes that people ask of a model and that are elsewhere: the AttributeError says where.

Rule: a read of a field costs nothing more. The names are put on the few classes that they are asked of, below whatever an
object has itself; to `hasattr`, to `getattr` with a default and to `dir` of an object they are not there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

__all__ = ("elsewhere", "where_else")

_TEXT_OF_RESPONSE = "the text is response.output_text"
_TEXT_OF_CHAT = "the text is completion.choices[0].message.content"
_ELSEWHERE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Response": (
        "output",
        {
            "choices": f"that is an answer of chat.completions; {_TEXT_OF_RESPONSE}, and all that came response.output",
            "content": _TEXT_OF_RESPONSE,
            "message": f"{_TEXT_OF_RESPONSE}, and all that came response.output",
            "txt": _TEXT_OF_RESPONSE,
            "tool_calls": 'they are the items of response.output whose type is "function_call"',
        },
    ),
    "ChatCompletion": (
        "choices",
        {
            "content": _TEXT_OF_CHAT,
            "text": _TEXT_OF_CHAT,
            "output_text": _TEXT_OF_CHAT,
            "message": "it is completion.choices[0].message",
            "delta": "a stream has it: pass stream=True, and read chunk.choices[0].delta",
            "tool_calls": "they are completion.choices[0].message.tool_calls",
            "finish_reason": "it is completion.choices[0].finish_reason",
        },
    ),
    "ChatCompletionChunk": (
        "choices",
        {
            "content": "the text is chunk.choices[0].delta.content",
            "delta": "it is chunk.choices[0].delta",
            "text": "the text is chunk.choices[0].delta.content",
        },
    ),
    "CreateEmbeddingResponse": ("data", {"embedding": "it is response.data[0].embedding"}),
    "ImagesResponse": (
        "data",
        {"url": "it is response.data[0].url", "b64_json": "it is response.data[0].b64_json"},
    ),
}
"""Class -> a field that it must have, and the names that it does not have, each with where to look."""


class _Elsewhere:
    """What is found under such a name: no value, but an AttributeError. A value in the object goes before it."""

    __slots__ = ("_name", "_where")

    def __init__(self, name: str, where: str) -> None:
        self._name = name
        self._where = where

    def __get__(self, model: object, cls: type) -> Any:
        kind = f"type object {cls.__name__!r}" if model is None else f"{cls.__name__!r} object"
        # With its name alone, so that Python adds no guess of its own.
        raise AttributeError(f"{kind} has no attribute {self._name!r}: {self._where}", name=self._name)


def where_else(cls: type, name: str) -> str:
    """Return where else a name is that a class has only to say so; "" for any other name."""
    found = next((vars(kind)[name] for kind in cls.__mro__ if name in vars(kind)), None)
    return found._where if isinstance(found, _Elsewhere) else ""


def elsewhere(cls: type, fields: Collection[str]) -> None:
    """Put the names on a class that declares `fields`, if it is one that they are asked of."""
    needed, names = _ELSEWHERE.get(cls.__name__, ("", {}))
    if needed in fields:
        for name, where in names.items():
            if name not in fields and not hasattr(cls, name):
                setattr(cls, name, _Elsewhere(name, where))
