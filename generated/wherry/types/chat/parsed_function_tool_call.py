# Generated.
from __future__ import annotations

from typing import TYPE_CHECKING

from ... import models as _m
from ..._runtime.data.beside import Beside

__all__ = ["ParsedFunction", "ParsedFunctionToolCall"]


class ParsedFunction(Beside, _m.ChatCompletionMessageToolCallFunction):
    __slots__ = ("parsed_arguments",)
    _beside = "parsed_arguments"

    if TYPE_CHECKING:
        parsed_arguments: object | None = None


class ParsedFunctionToolCall(Beside, _m.ChatCompletionMessageToolCall):
    _parts = {"function": ParsedFunction}

    function: ParsedFunction  # pyright: ignore
