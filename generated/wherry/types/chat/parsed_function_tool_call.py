# Generated.
from __future__ import annotations

from ... import models as _m

__all__ = ["ParsedFunction", "ParsedFunctionToolCall"]


class ParsedFunction(_m.ChatCompletionMessageToolCallFunction):
    parsed_arguments: object | None = None


class ParsedFunctionToolCall(_m.ChatCompletionMessageToolCall):
    function: ParsedFunction  # pyright: ignore
