# Generated.
from __future__ import annotations

from typing import Generic, TypeVar

from ... import models as _m
from .parsed_function_tool_call import ParsedFunctionToolCall as _ParsedFunctionToolCall

__all__ = ["ContentType", "ParsedChatCompletion", "ParsedChatCompletionMessage", "ParsedChoice"]

ContentType = TypeVar("ContentType")


class ParsedChatCompletionMessage(Generic[ContentType], _m.ChatCompletionMessage):
    parsed: ContentType | None = None
    tool_calls: list[_ParsedFunctionToolCall] | None = None  # type: ignore[assignment] # pyright: ignore


class ParsedChoice(Generic[ContentType], _m.ChatCompletionChoice):
    message: ParsedChatCompletionMessage[ContentType]  # pyright: ignore


class ParsedChatCompletion(Generic[ContentType], _m.ChatCompletion):
    choices: list[ParsedChoice[ContentType]]  # type: ignore[assignment] # pyright: ignore
