# Generated.
from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from ... import models as _m
from ..._runtime.base.annotating import Parsed as ContentType
from ..._runtime.data.beside import Beside
from .parsed_function_tool_call import ParsedFunctionToolCall as _ParsedFunctionToolCall

__all__ = ["ContentType", "ParsedChatCompletion", "ParsedChatCompletionMessage", "ParsedChoice"]


class ParsedChatCompletionMessage(Generic[ContentType], Beside, _m.ChatCompletionMessage):
    __slots__ = ("parsed",)
    _beside = "parsed"
    _parts = {"tool_calls": {"function": _ParsedFunctionToolCall, None: _ParsedFunctionToolCall}}

    if TYPE_CHECKING:
        parsed: ContentType | None = None
    tool_calls: list[_ParsedFunctionToolCall] | None = None  # type: ignore[assignment] # pyright: ignore


class ParsedChoice(Generic[ContentType], Beside, _m.ChatCompletionChoice):
    _parts = {"message": ParsedChatCompletionMessage}

    message: ParsedChatCompletionMessage[ContentType]  # pyright: ignore


class ParsedChatCompletion(Generic[ContentType], Beside, _m.ChatCompletion):
    _parts = {"choices": ParsedChoice}

    choices: list[ParsedChoice[ContentType]]  # type: ignore[assignment] # pyright: ignore
