# Generated.
from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Union

from ... import models as _m
from ..._runtime.base.annotating import Parsed as ContentType
from ..._runtime.data.beside import Beside

__all__ = [
    "ContentType",
    "ParsedContent",
    "ParsedResponse",
    "ParsedResponseFunctionToolCall",
    "ParsedResponseOutputItem",
    "ParsedResponseOutputMessage",
    "ParsedResponseOutputText",
]


class ParsedResponseOutputText(Generic[ContentType], Beside, _m.OutputTextContent):
    __slots__ = ("parsed",)
    _beside = "parsed"

    if TYPE_CHECKING:
        parsed: ContentType | None = None


ParsedContent = Union[ParsedResponseOutputText[ContentType], _m.RefusalContent]


class ParsedResponseOutputMessage(Generic[ContentType], Beside, _m.OutputMessage):
    _parts = {"content": {"output_text": ParsedResponseOutputText}}

    content: list[ParsedContent[ContentType]]  # type: ignore[assignment] # pyright: ignore


class ParsedResponseFunctionToolCall(Beside, _m.FunctionToolCall):
    __slots__ = ("parsed_arguments",)
    _beside = "parsed_arguments"

    if TYPE_CHECKING:
        parsed_arguments: object = None


ParsedResponseOutputItem = Union[
    ParsedResponseOutputMessage[ContentType],
    ParsedResponseFunctionToolCall,
    _m.FileSearchToolCall,
    _m.FunctionToolCallOutputResource,
    _m.WebSearchToolCall,
    _m.ComputerToolCall,
    _m.ComputerToolCallOutputResource,
    _m.ReasoningItem,
    _m.ResponseOutputItemProgram,
    _m.ResponseOutputItemProgramOutput,
    _m.ToolSearchCall,
    _m.ToolSearchOutput,
    _m.ResponseOutputItemAdditionalTools,
    _m.CompactionBody,
    _m.ImageGenToolCall,
    _m.CodeInterpreterToolCall,
    _m.LocalShellToolCall,
    _m.LocalShellToolCallOutput,
    _m.FunctionShellCall,
    _m.FunctionShellCallOutput,
    _m.ApplyPatchToolCall,
    _m.ApplyPatchToolCallOutput,
    _m.MCPToolCall,
    _m.MCPListTools,
    _m.MCPApprovalRequest,
    _m.MCPApprovalResponseResource,
    _m.CustomToolCall,
    _m.CustomToolCallOutputResource,
]


class ParsedResponse(Generic[ContentType], Beside, _m.Response):
    _parts = {"output": {"message": ParsedResponseOutputMessage, "function_call": ParsedResponseFunctionToolCall}}

    output: list[ParsedResponseOutputItem[ContentType]]  # type: ignore[assignment] # pyright: ignore

    @property
    def output_parsed(self) -> ContentType | None:
        """Return the first part of the output that was parsed."""
        for item in self.output or ():
            if isinstance(item, ParsedResponseOutputMessage):
                for part in item.content or ():
                    if isinstance(part, ParsedResponseOutputText) and part.parsed is not None:
                        found: ContentType = part.parsed
                        return found
        return None
