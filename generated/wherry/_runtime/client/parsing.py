"""What a call of a helper sends for a type and for tools, and what reads the answer.

A type is sent as its JSON Schema; tools made of functions and classes as the API knows them. Both are put into `given`,
the arguments of the operation. What reads the answer is a pair: a parser (or None) and a set of tools (or None).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..base.errors import UsageError, UsageTypeError
from ..base.unset import UNSET, is_not_given
from ..data import codec

if TYPE_CHECKING:
    from ..typed.parser import Parser
    from ..typed.tool import ToolSet

__all__ = ("chat_reading", "check_strict", "response_reading")

_PLAIN = ("text", "json_object", "grammar", "python")
"""Formats of the API that say nothing of what is in the text."""


def chat_reading(given: dict[str, Any], response_format: Any, tools: Any) -> tuple[Parser | None, ToolSet | None]:
    """Put what is sent into the arguments of chat.completions.create; return what reads the answer."""
    parser, sent = _format(response_format)
    if parser is not None and sent is None:
        schema = {"name": parser.name, "strict": parser.strict, "schema": parser.schema}
        sent = {"type": "json_schema", "json_schema": schema}
    if sent is not None:
        given["response_format"] = sent
    found = _tools(tools)
    if found is not None:
        given["tools"] = found.sent_chat()
    return parser, found


def response_reading(
    given: dict[str, Any], text_format: Any, tools: Any, parse_as: Any = UNSET
) -> tuple[Parser | None, ToolSet | None]:
    """Put what is sent into the arguments of responses.create; return what reads the answer."""
    parser, sent = _format(text_format)
    if parser is not None and sent is None:
        sent = {"type": "json_schema", "strict": parser.strict, "name": parser.name, "schema": parser.schema}
    if sent is not None:
        text = given.get("text", UNSET)
        text = {} if text is None or is_not_given(text) else codec.unwrapped(text)
        if "format" in text:
            raise UsageTypeError("text_format and text.format say the same thing; pass one of them")
        given["text"] = {**text, "format": sent}
    if parse_as is None:
        parser = None
    elif not is_not_given(parse_as):
        parser, _ = _format(parse_as)
    found = _tools(tools)
    if found is not None:
        given["tools"] = found.sent_responses()
    return parser, found


def check_strict(given: dict[str, Any]) -> None:
    """Raise UsageError if a tool is no strict function: the arguments of its calls could not be read for sure."""
    for tool in given.get("tools", ()):
        if tool.get("type") != "function":
            raise UsageError(f"chat.completions.parse takes tools of type function, not {tool.get('type')!r}")
        if tool["function"].get("strict") is not True:
            raise UsageError(
                f"the tool {tool['function'].get('name')!r} is not strict, and chat.completions.parse takes strict ones "
                'alone: set "strict": True, or pass the function or class that it stands for'
            )


def _format(wanted: Any) -> tuple[Parser | None, Any]:
    """Return what reads an answer in the wanted format, and the format as the caller has written it for the API."""
    if wanted is None or is_not_given(wanted):
        return None, None
    if not isinstance(wanted, type) and hasattr(wanted, "__wire__"):
        wanted = codec.unwrapped(wanted)
    if isinstance(wanted, Mapping) and wanted.get("type") in _PLAIN:
        return None, wanted
    from ..typed.parser import parser_of

    return parser_of(wanted), wanted if isinstance(wanted, Mapping) and wanted.get("type") == "json_schema" else None


def _tools(tools: Any) -> ToolSet | None:
    if tools is None or is_not_given(tools):
        return None
    from ..typed.tool import tools_of

    return tools_of(tools)

# Copied from templates/runtime/client/parsing.py by scripts/generate.py. Edit it there.
