from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.beta import assistant_response_format_option_param as _assistant_response_format_option_param
from ...types.beta import assistant_tool_choice_option_param as _assistant_tool_choice_option_param
from ...types.beta import assistant_tool_param as _assistant_tool_param
from ...types.shared import chat_model as _chat_model
from ...types.shared_params import metadata as _metadata
from . import _p
from .threads.message_content_part_param import MessageContentPartParam as MessageContentPartParam


class ThreadCreateAndRunParamsBase(TypedDict, total=False):
    assistant_id: Required[str]
    instructions: str | None
    max_completion_tokens: int | None
    max_prompt_tokens: int | None
    metadata: _metadata.Metadata | None
    model: str | _chat_model.ChatModel | None
    parallel_tool_calls: bool
    response_format: _assistant_response_format_option_param.AssistantResponseFormatOptionParam | None
    temperature: float | None
    thread: _p.CreateThreadRequest
    tool_choice: _assistant_tool_choice_option_param.AssistantToolChoiceOptionParam | None
    tool_resources: _p.CreateThreadAndRunRequestToolResources | None
    tools: Iterable[_assistant_tool_param.AssistantToolParam] | None
    top_p: float | None
    truncation_strategy: _p.TruncationObject | None


class ThreadCreateAndRunParamsNonStreaming(ThreadCreateAndRunParamsBase, total=False):
    stream: Literal[False] | None


class ThreadCreateAndRunParamsStreaming(ThreadCreateAndRunParamsBase, total=False):
    stream: Required[Literal[True]]


Thread = _p.CreateThreadRequest
ThreadMessage = _p.CreateMessageRequest
ThreadMessageAttachment = _p.CreateMessageRequestAttachment
ThreadMessageAttachmentToolFileSearch = _p.AssistantToolsFileSearchTypeOnly
ThreadToolResources = _p.CreateThreadRequestToolResources
ThreadToolResourcesCodeInterpreter = _p.CreateThreadRequestToolResourcesCodeInterpreter
ThreadToolResourcesFileSearch = _p.CreateThreadRequestToolResourcesFileSearch
ThreadToolResourcesFileSearchVectorStore = _p.CreateThreadRequestToolResourcesFileSearchVectorStore
ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto = (
    _p.CreateThreadRequestToolResourcesFileSearchVectorStoreChunkingStrategyAuto
)
ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic = (
    _p.CreateThreadRequestToolResourcesFileSearchVectorStoreChunkingStrategyStatic
)
ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic = (
    _p.CreateThreadRequestToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic
)
ToolResources = _p.CreateThreadAndRunRequestToolResources
ToolResourcesCodeInterpreter = _p.CreateThreadAndRunRequestToolResourcesCodeInterpreter
ToolResourcesFileSearch = _p.CreateThreadAndRunRequestToolResourcesFileSearch
TruncationStrategy = _p.TruncationObject
ThreadCreateAndRunParams = ThreadCreateAndRunParamsNonStreaming | ThreadCreateAndRunParamsStreaming
ThreadMessageAttachmentTool = _p.AssistantToolsCode | _p.AssistantToolsFileSearchTypeOnly
ThreadToolResourcesFileSearchVectorStoreChunkingStrategy = (
    _p.CreateThreadRequestToolResourcesFileSearchVectorStoreChunkingStrategyAuto
    | _p.CreateThreadRequestToolResourcesFileSearchVectorStoreChunkingStrategyStatic
)
AssistantResponseFormatOptionParam = _assistant_response_format_option_param.AssistantResponseFormatOptionParam
AssistantToolChoiceOptionParam = _assistant_tool_choice_option_param.AssistantToolChoiceOptionParam
AssistantToolParam = _assistant_tool_param.AssistantToolParam
ChatModel = _chat_model.ChatModel
CodeInterpreterToolParam = _p.AssistantToolsCode
Metadata = _metadata.Metadata
