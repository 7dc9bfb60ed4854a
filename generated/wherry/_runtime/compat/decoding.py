"""Decoders that make twins, or objects of the official package itself.

Which classes an operation answers with, the annotation of the official method says; our decoder does the rest.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any

import openai

from ..base.operation import BINARY, JSON, NOTHING, TEXT, Operation
from ..client.page_of import PageOf
from ..response.decode import FromAnswer
from .fitting import fitted
from .models import models
from .official import answer_of
from .places import Place, members
from .real import real
from .twins import is_twin

__all__ = ("decoder_of",)

_AS_THEY_ARE = (BINARY, JSON, NOTHING, TEXT)
_NONE = (object(), None)
_STREAMS = (openai.Stream, openai.AsyncStream)


class _Fitted:
    """Decodes as another decoder does, and makes twins of what comes of it. What errors are told by, it has of the other."""

    __slots__ = ("_decode", "_plain")

    def __init__(self, plain: Any, decode: Callable[[Any], Any]) -> None:
        self._plain = plain
        self._decode = decode

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plain, name)


class _Real(_Fitted):
    """Decodes to objects of the official package; `plain` makes twins."""

    __slots__ = ()

    def __init__(self, plain: Any) -> None:
        decode = plain._decode
        super().__init__(plain, lambda value: real(decode(value)))

    @staticmethod
    def _came_with(value: Any, headers: Any) -> None:
        """Note in an answer what the headers of its response say."""
        if isinstance(value, openai.BaseModel):
            value._request_id = headers.get("x-request-id")


_found: dict[tuple[str, bool, str, bool], tuple[Any, Any]] = {}


def decoder_of(operation: Operation, decoder: Any, place: str, *, asynchronous: bool, to_real: bool) -> Any:
    """Return what decodes as `decoder` does, and makes twins, or objects of the official package if `to_real` is set.

    `place`: "answer", "event" (of a stream) or "item" (of a page). What has no models in it stays as it is.
    """
    key = operation.name, asynchronous, place, to_real
    plain, made = _found.get(key, _NONE)
    if plain is decoder:
        return made
    if decoder in _AS_THEY_ARE or isinstance(decoder, (_Fitted, FromAnswer, PageOf)):
        return decoder
    is_path = " " in operation.name  # the caller's own: `client.post("/path")`
    made = decoder
    if not is_twin(decoder):
        made = _twins_of(decoder, None if is_path else _annotation(operation.name, asynchronous, place))
    # Vectors are read in an answer of ours; the client makes it real afterwards.
    if to_real and not operation.vectors and (made is not decoder or is_twin(decoder)):
        made = _Real(made)
    if not is_path:
        _found[key] = decoder, made
    return made


def _twins_of(decoder: Any, annotation: Any) -> Any:
    if Place(annotation):
        made = fitted(decoder, annotation)
        if made is not decoder:
            return made if isinstance(made, type) else _Fitted(decoder, made._decode)
    default = getattr(models(), getattr(decoder, "__name__", ""), None)
    return default if is_twin(default) else decoder


def _annotation(name: str, asynchronous: bool, place: str) -> Any:
    """Return what a place of an operation takes, as the official package says it; None if it does not."""
    annotation = answer_of(name, asynchronous)
    if place == "item":  # AsyncPaginator[Model, AsyncPage[Model]], SyncPage[Model]
        inner = typing.get_args(annotation) or getattr(annotation, "__pydantic_generic_metadata__", {}).get("args")
        return inner[0] if inner else None
    streams = [each for each in members(annotation) if typing.get_origin(each) in _STREAMS]
    if place == "event":
        return typing.get_args(streams[0])[0] if streams else None
    return typing.Union[tuple(each for each in members(annotation) if each not in streams)]  # noqa: UP007 - made of values

# Copied from templates/runtime/compat/decoding.py: edit it there.
