from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import Required, TypedDict
from ....types.beta import assistant_response_format_option_param as _assistant_response_format_option_param
from ....types.beta import assistant_tool_choice_option_param as _assistant_tool_choice_option_param
from ....types.beta import assistant_tool_param as _assistant_tool_param
from ....types.beta.threads.runs import run_step_include as _run_step_include
from ....types.shared import chat_model as _chat_model
from ....types.shared import reasoning_effort as _reasoning_effort
from ....types.shared_params import metadata as _metadata
from . import _p
from .message_content_part_param import MessageContentPartParam as MessageContentPartParam


class RunCreateParamsBase(TypedDict, total=False):
    assistant_id: Required[str]
    additional_instructions: str | None
    additional_messages: Iterable[_p.CreateMessageRequest] | None
    include: Iterable[_run_step_include.RunStepInclude]
    instructions: str | None
    max_completion_tokens: int | None
    max_prompt_tokens: int | None
    metadata: _metadata.Metadata | None
    model: str | _chat_model.ChatModel | None
    parallel_tool_calls: bool
    reasoning_effort: _reasoning_effort.ReasoningEffort | None
    response_format: _assistant_response_format_option_param.AssistantResponseFormatOptionParam | None
    temperature: float | None
    tool_choice: _assistant_tool_choice_option_param.AssistantToolChoiceOptionParam | None
    tools: Iterable[_assistant_tool_param.AssistantToolParam] | None
    top_p: float | None
    truncation_strategy: _p.TruncationObject | None


class RunCreateParamsNonStreaming(RunCreateParamsBase, total=False):
    stream: Literal[False] | None


class RunCreateParamsStreaming(RunCreateParamsBase, total=False):
    stream: Required[Literal[True]]


AdditionalMessage = _p.CreateMessageRequest
AdditionalMessageAttachment = _p.CreateMessageRequestAttachment
AdditionalMessageAttachmentToolFileSearch = _p.AssistantToolsFileSearchTypeOnly
TruncationStrategy = _p.TruncationObject
AdditionalMessageAttachmentTool = _p.AssistantToolsCode | _p.AssistantToolsFileSearchTypeOnly
RunCreateParams = RunCreateParamsNonStreaming | RunCreateParamsStreaming
AssistantResponseFormatOptionParam = _assistant_response_format_option_param.AssistantResponseFormatOptionParam
AssistantToolChoiceOptionParam = _assistant_tool_choice_option_param.AssistantToolChoiceOptionParam
AssistantToolParam = _assistant_tool_param.AssistantToolParam
ChatModel = _chat_model.ChatModel
CodeInterpreterToolParam = _p.AssistantToolsCode
Metadata = _metadata.Metadata
ReasoningEffort = _reasoning_effort.ReasoningEffort
RunStepInclude = _run_step_include.RunStepInclude
