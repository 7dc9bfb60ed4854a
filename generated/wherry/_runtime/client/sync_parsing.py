"""`parse`: a call whose answer is read as a value of the caller's type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ..accumulate.parsed import parsed_completion, parsed_response
from ..base.errors import UsageError
from ..base.unset import UNSET
from ..response.raw import RawResponse
from .parsing import chat_reading, profile_for, response_reading

__all__ = ("sync_parse_chat", "sync_parse_response")

T = TypeVar("T")
"""What the caller declares, since models are untyped at run time."""


def sync_parse_chat(
    resource: Any, models: Any, given: dict[str, Any], *, response_format: Any, tools: Any, **options: Any
) -> T:  # type: ignore[type-var, unused-ignore]  # pyright: ignore[reportInvalidTypeVarUse]
    """Call chat.completions.create and return its answer as a ParsedChatCompletion."""
    parser, tool_set = chat_reading(given, response_format, tools, profile_for(resource))
    if tool_set is not None:
        tool_set.check_strict()
    found = type(resource).create(resource, **given, stream=False, **options)
    result: T = _read(found, models.ChatCompletion, lambda each: parsed_completion(each, models, parser, tool_set))
    return result


def sync_parse_response(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    text_format: Any,
    tools: Any,
    parse_as: Any = UNSET,
    **options: Any,
) -> T:  # type: ignore[type-var, unused-ignore]  # pyright: ignore[reportInvalidTypeVarUse]
    """Call responses.create and return its answer as a ParsedResponse."""
    if given.get("stream"):
        raise UsageError("parse returns a whole response; call stream() for one that comes piece by piece")
    parser, tool_set = response_reading(given, text_format, tools, parse_as, profile_for(resource))
    found = type(resource).create(resource, **given, **options)
    result: T = _read(found, models.Response, lambda each: parsed_response(each, models, parser, tool_set))
    return result


def _read(found: Any, model: type[Any], read: Callable[[Any], Any]) -> Any:
    """Read an answer; a raw or streamed response reads it when its `parse` is called."""
    if isinstance(found, model):
        return read(found)
    parse = found._parse
    if isinstance(found, RawResponse):
        found._parse = lambda: read(parse())
    else:

        def parse_later(own: Any) -> Any:
            return read(parse(own))

        found._parse = parse_later
    return found

# Derived from templates/runtime/client/async_parsing.py: edit it there.
