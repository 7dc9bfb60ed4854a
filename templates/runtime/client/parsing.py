"""What a call of a helper sends for a type and for tools, and what reads the answer.

A type is sent as its JSON Schema; tools made of functions and classes as the API knows them. Both are put into `given`,
the arguments of the operation. What reads the answer is a pair: a parser (or None) and a set of tools (or None).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..base.errors import UsageTypeError
from ..base.unset import UNSET, is_not_given
from ..data import codec

if TYPE_CHECKING:
    from ..typed.parser import Parser
    from ..typed.tool_set import ToolSet

__all__ = ("chat_reading", "profile_for", "response_reading")

_PLAIN = ("text", "json_object", "grammar", "python")
"""Formats of the API that say nothing of what is in the text."""


def profile_for(resource: Any) -> str:
    """Return the profile of the service that a resource asks: Azure documents fewer keywords, and smaller schemas."""
    return "azure" if resource._client._azure else "openai"


def chat_reading(
    given: dict[str, Any], response_format: Any, tools: Any, profile: str = "openai"
) -> tuple[Parser | None, ToolSet | None]:
    """Put what is sent into the arguments of chat.completions.create; return what reads the answer."""
    parser, sent = _format(response_format, profile)
    if parser is not None:
        sent = parser.chat_format()
    if sent is not None:
        given["response_format"] = sent
    found = _tools(tools)
    if found is not None:
        given["tools"] = found.sent_chat(profile)
    return parser, found


def response_reading(
    given: dict[str, Any], text_format: Any, tools: Any, parse_as: Any = UNSET, profile: str = "openai"
) -> tuple[Parser | None, ToolSet | None]:
    """Put what is sent into the arguments of responses.create; return what reads the answer."""
    parser, sent = _format(text_format, profile)
    if parser is not None:
        sent = parser.text_format()
    if sent is not None:
        text = given.get("text", UNSET)
        text = {} if text is None or is_not_given(text) else codec.unwrapped(text)
        if "format" in text:
            raise UsageTypeError("text_format and text.format say the same thing; pass one of them")
        given["text"] = {**text, "format": sent}
    if parse_as is None:
        parser = None
    else:
        if not is_not_given(parse_as):
            parser, _ = _format(parse_as, profile, strict=False)  # it is not asked for
        parser = _updated(given.get("input"), parser, sent if is_not_given(parse_as) else None)
    found = _tools(tools)
    if found is not None:
        given["tools"] = found.sent_responses(profile)
    return parser, found


def _updated(items: Any, parser: Parser | None, asked: Any) -> Parser | None:
    """Return what reads the answer after the last change of the format in the input, if there is one.

    `asked`: the format that is asked for, where nothing else says what the answer is to be read as.
    """
    for item in reversed(items) if isinstance(items, list) else ():
        if not isinstance(item, Mapping) or item.get("type") != "configuration_update":
            continue
        text = item.get("text")
        changed = text.get("format") if isinstance(text, Mapping) else None
        if not isinstance(changed, Mapping):
            continue
        if changed.get("type") == "text":
            if parser is not None and asked is None:
                raise UsageTypeError("parse_as: the input changes the format to plain text, which is not parsed")
            return None
        if asked is not None and changed != asked:
            raise UsageTypeError(
                "the input changes the format: pass parse_as=..., the type of that, or parse_as=None to read plain text"
            )
        break
    return parser


def _format(wanted: Any, profile: str, *, strict: bool = True) -> tuple[Parser | None, Any]:
    """Return what reads an answer in the wanted format; where nothing does, the format as the caller has written it."""
    if wanted is None or is_not_given(wanted):
        return None, None
    if not isinstance(wanted, type) and hasattr(wanted, "__wire__"):
        wanted = codec.unwrapped(wanted)
    if isinstance(wanted, Mapping):
        wanted = dict(wanted)
        if wanted.get("type") in _PLAIN:
            return None, wanted
        profile = "openai"  # what the caller has written is not made smaller
    from ..typed.parser import parser_of

    return parser_of(wanted, strict=strict, profile=profile), None


def _tools(tools: Any) -> ToolSet | None:
    if tools is None or is_not_given(tools):
        return None
    from ..typed.tool_set import tools_of

    return tools_of(tools)
