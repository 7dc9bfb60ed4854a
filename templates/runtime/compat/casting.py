"""Official classes where a program names what an answer becomes: `client.post(cast_to=...)`, `raw.parse(to=...)`."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import openai

from ..base.unset import is_not_given
from ..response.raw import RawResponse
from .fitting import twin
from .names import ours_of

__all__ = ("cast_to_ours", "parsed", "take")


def cast_to_ours(to: Any) -> Any:
    """Return the twin of an official class, also in a list or a dict; anything else as it is."""
    if get_origin(to) in (list, dict):
        inner = tuple(cast_to_ours(each) for each in get_args(to))
        return to if any(isinstance(each, _Constructed) for each in inner) else get_origin(to)[inner]
    if not isinstance(to, type) or not issubclass(to, openai.BaseModel):
        return to
    ours = ours_of(to)
    return _Constructed(to) if ours is None else twin(ours, to)


def take(values: dict[str, Any]) -> Any:
    """Put what the official package says about an answer, for a call of any path, in our terms; return its `post_parser`."""
    streams = get_args(values.pop("stream_cls", None))  # Stream[Model]
    if streams and values.get("stream"):
        values["cast_to"] = streams[0]
    if "cast_to" in values:
        values["cast_to"] = cast_to_ours(values["cast_to"])
    options = values.get("options") or {}
    if "post_parser" not in options:
        return None
    values["options"] = {name: value for name, value in options.items() if name != "post_parser"}
    return None if is_not_given(options["post_parser"]) else options["post_parser"]


def parsed(answer: Any, parser: Any) -> Any:
    """Return an answer as a `post_parser` makes it; a raw answer will be parsed so."""
    if parser is None:
        return answer
    if isinstance(answer, RawResponse):
        parse = answer._parse
        answer._parse = lambda: parser(parse())
        return answer
    return parser(answer)


class _Constructed:
    """The decoder of an official class that has no counterpart: the class builds its objects itself."""

    __slots__ = ("_official",)

    def __init__(self, official: Any) -> None:
        self._official = official

    def _decode(self, value: Any, /) -> Any:
        return self._official.construct(**value) if value.__class__ is dict else value
