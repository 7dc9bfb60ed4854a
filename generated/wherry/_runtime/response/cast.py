"""What an answer is as a type that the caller names: `raw.parse(to=Model)`, `client.get(cast_to=Model)`. Pure."""

from __future__ import annotations

from functools import partial
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from ..base.errors import UsageTypeError
from ..base.operation import BINARY, JSON, NOTHING, TEXT, list_of, map_of
from ..data.codec import loads
from ..data.model import BaseModel, UnknownModel
from .decode import FromAnswer, decode
from .whole import BinaryResponse

if TYPE_CHECKING:
    from .answer import Answer

__all__ = ("NoneType", "answer_decoder", "cast", "decoder_for")

NoneType = type(None)
_SPECIAL = (BINARY, JSON, NOTHING, TEXT)
_RESPONSES = ("httpx.Response", "httpx2.Response", "httpx._models.Response", "httpx2._models.Response")
_PLAIN = (Any, object, dict, list, str, int, float, bool)


def cast(answer: Answer, to: Any) -> Any:
    """Return `answer` as the type `to`. UsageTypeError if that is no type of an answer, DecodeError if it does not fit."""
    if to is BinaryResponse:  # of any answer: as a decoder it would refuse JSON where a file was expected
        return BinaryResponse(answer)
    return decode(answer, answer_decoder(to), loads)


def answer_decoder(to: Any) -> Any:
    """Return the decoder that makes an answer a value of the type `to`. UsageTypeError if there is none.

    str, int, float and bool are read from the text, bytes is the body, None nothing. A model (of this package or of
    pydantic), and a list, a dict or a union of them, is read from the JSON; object, dict and list are the JSON itself.
    An HTTP library's Response is the answer as one.
    """
    if get_origin(to) is Annotated:
        to = get_args(to)[0]
    if to is None or to is NoneType:
        return NOTHING
    if to is bytes:
        return FromAnswer(attrgetter("body"))
    if to is str:
        return FromAnswer(attrgetter("text"))
    if to is bool:
        return FromAnswer(lambda answer: answer.text.strip().lower() == "true")
    if to is int or to is float:
        return FromAnswer(partial(_number, to))
    if isinstance(to, type) and any(f"{base.__module__}.{base.__name__}" in _RESPONSES for base in to.__mro__):
        return FromAnswer(methodcaller("http_response", to))
    return decoder_for(to)


def _number(kind: Any, answer: Answer) -> Any:
    try:
        return kind(answer.text)
    except ValueError:
        pass
    raise answer.error(f"the answer is not of type {kind.__name__}: {answer.quote()}")


def decoder_for(to: Any) -> Any:
    """Return the decoder that makes JSON a value of the type `to`. UsageTypeError if there is none."""
    outer, inner = get_origin(to), get_args(to)
    if outer is Annotated:
        return decoder_for(inner[0])
    if any(to is special for special in _SPECIAL):
        return to
    if to is BinaryResponse:
        return BINARY
    if to is BaseModel:
        return UnknownModel
    if hasattr(to, "_decode"):
        return to
    if outer is list and inner:
        return list_of(decoder_for(inner[0]))
    if outer is dict and inner:
        return map_of(decoder_for(inner[1]))
    if outer is Union or type(to).__name__ == "UnionType":
        return _OneOf([decoder_for(member) for member in inner if member is not NoneType])
    own = outer or to
    if hasattr(own, "_decode"):  # Model[Item]
        return own
    if hasattr(to, "model_validate"):
        return _Validated(to)
    if any(own is plain for plain in _PLAIN) or outer is Literal or hasattr(own, "__total__"):
        return JSON
    raise UsageTypeError(
        f"an answer cannot become {getattr(to, '__name__', to)!r:.100}: name a model, a pydantic model, a list, a dict or a "
        "union of them, str, bytes, int, float, bool, None, object (the plain JSON), or httpx.Response"
    )


class _Validated:
    """The decoder of a pydantic model."""

    __slots__ = ("_decode",)

    def __init__(self, model: Any) -> None:
        self._decode = model.model_validate


class _OneOf:
    """The decoder of a union: the first member that has every field which the JSON names, else the first one."""

    __slots__ = ("_members",)

    def __init__(self, members: list[Any]) -> None:
        self._members = members

    def _decode(self, value: Any, /) -> Any:
        found = None
        for member in self._members:
            fields = getattr(member, "_fields", None)
            if value.__class__ is dict and fields is not None and _fits(fields, value):
                return member._decode(value)
            if found is None and (fields is None or value.__class__ is dict):
                found = member
        return value if found is None else found._decode(value)


def _fits(fields: Any, value: dict[str, Any]) -> bool:
    known = {field.wire for field in fields.values()}
    missing = any(field.required and field.wire not in value for field in fields.values())
    return not missing and value.keys() <= known

# Copied from templates/runtime/response/cast.py: edit it there.
