"""Decoders that make twins, or objects of the official package itself.

Which classes an operation answers with, the annotation of the official method says; the decoder does the rest.
"""

from __future__ import annotations

import typing
from typing import Any

import openai

from ..base.operation import BINARY, JSON, NOTHING, TEXT, Operation
from ..client.page_of import PageOf
from ..response.decode import FromAnswer
from .fitting import Fitting, models
from .official import answer_of, members
from .places import Place
from .real import real
from .twins import is_twin

__all__ = ("Fitted", "Real", "decoder_of")

_AS_THEY_ARE = (BINARY, JSON, NOTHING, TEXT)
_STREAMS = (openai.Stream, openai.AsyncStream)


class Fitted:
    """Decodes as another decoder does, and makes twins of what comes of it. What errors are told by, it has of the other."""

    __slots__ = ("_decode", "_plain")

    def __init__(self, plain: Any, fitting: Fitting) -> None:
        self._plain = plain
        decode, fit = plain._decode, fitting.fit
        self._decode = lambda value: fit(decode(value))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plain, name)


class Real(Fitted):
    """Decodes to objects of the official package."""

    __slots__ = ()

    def __init__(self, plain: Any, fitting: Fitting) -> None:
        super().__init__(plain, fitting)
        decode = self._decode
        self._decode = lambda value: real(decode(value))

    @staticmethod
    def _came_with(value: Any, headers: Any) -> None:
        """Note in an answer what the headers of its response say."""
        if isinstance(value, openai.BaseModel):
            value._request_id = headers.get("x-request-id")


_found: dict[tuple[str, bool, str, type[Fitted]], Fitted] = {}


def decoder_of(operation: Operation, decoder: Any, place: str, *, asynchronous: bool, real: bool) -> Any:
    """Return what decodes as `decoder` does, and makes twins, or objects of the official package if `real` is set.

    `place`: "answer", "event" (of a stream) or "item" (of a page). What has no models in it stays as it is.
    """
    kind = Real if real and not operation.vectors else Fitted  # vectors are read in an answer of ours
    key = operation.name, asynchronous, place, kind
    found = _found.get(key)
    if found is not None and found._plain is decoder:
        return found
    if decoder in _AS_THEY_ARE or isinstance(decoder, (Fitted, FromAnswer, PageOf)):
        return decoder
    if is_twin(decoder):
        return Real(decoder, Fitting(decoder._official)) if real else decoder
    annotation = _annotation(operation.name, asynchronous, place)
    if not Place(annotation):
        default = getattr(models(), getattr(decoder, "__name__", ""), None)
        if not is_twin(default):
            return decoder
        annotation = default._official
    made = kind(decoder, Fitting(annotation))
    if " " not in operation.name:  # else it is a path of the caller's
        _found[key] = made
    return made


def _annotation(name: str, asynchronous: bool, place: str) -> Any:
    """Return what a place of an operation takes, as the official package says it; None if it does not."""
    annotation = None if " " in name else answer_of(name, asynchronous)
    if place == "item":
        return _item(annotation)
    streams = [each for each in members(annotation) if typing.get_origin(each) in _STREAMS]
    if place == "event":
        return typing.get_args(streams[0])[0] if streams else None
    return typing.Union[tuple(each for each in members(annotation) if each not in streams)]  # noqa: UP007 - made of values


def _item(page: Any) -> Any:
    """Return what a page holds: `AsyncPaginator[Model, AsyncPage[Model]]`, `SyncPage[Model]`."""
    found = typing.get_args(page) or getattr(page, "__pydantic_generic_metadata__", {}).get("args") or (None,)
    return found[0]

# Copied from templates/runtime/compat/decoding.py: edit it there.
