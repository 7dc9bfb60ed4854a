from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.responses import response_includable as _response_includable
from ...types.responses import response_input_param as _response_input_param
from ...types.responses import service_tier as _service_tier
from ...types.responses import tool_choice_options as _tool_choice_options
from ...types.responses import tool_param as _tool_param
from ...types.shared_params import metadata as _metadata
from ...types.shared_params import responses_model as _responses_model
from . import _p


class ResponseCreateParamsBase(TypedDict, total=False):
    access_programs: _p.ResponsesResponseCreateParamsAccessPrograms
    background: bool | None
    background_options: _p.ResponsesResponseCreateParamsBackgroundOptions
    context_management: Iterable[_p.ContextManagementParam] | None
    conversation: Conversation | None
    image: _p.ResponsesResponseCreateParamsImage
    include: Iterable[_response_includable.ResponseIncludable] | None
    input: str | _response_input_param.ResponseInputParam
    instructions: str | None
    max_output_tokens: int | None
    max_tool_calls: int | None
    metadata: _metadata.Metadata | None
    model: _responses_model.ResponsesModel
    moderation: _p.ResponsesResponseCreateParamsModeration | None
    parallel_tool_calls: bool | None
    previous_response_id: str | None
    prompt: _p.Prompt | None
    prompt_cache_key: str | None
    prompt_cache_options: _p.ResponsesResponseCreateParamsPromptCacheOptions
    prompt_cache_retention: Literal["in_memory", "24h"] | None
    reasoning: _p.Reasoning | None
    safety_identifier: str | None
    service_tier: _service_tier.ServiceTier | None
    store: bool | None
    stream_options: _p.ResponseStreamOptions | None
    temperature: float | None
    text: _p.ResponseTextParam
    tool_choice: ToolChoice
    tools: Iterable[_tool_param.ToolParam]
    top_logprobs: int | None
    top_p: float | None
    truncation: Literal["auto", "disabled"] | None
    user: str


class ResponseCreateParamsNonStreaming(ResponseCreateParamsBase, total=False):
    stream: Literal[False] | None


class ResponseCreateParamsStreaming(ResponseCreateParamsBase, total=False):
    stream: Required[Literal[True]]


AccessPrograms = _p.ResponsesResponseCreateParamsAccessPrograms
BackgroundOptions = _p.ResponsesResponseCreateParamsBackgroundOptions
ContextManagement = _p.ContextManagementParam
Image = _p.ResponsesResponseCreateParamsImage
Moderation = _p.ResponsesResponseCreateParamsModeration
ModerationPolicy = _p.ResponsesResponseCreateParamsModerationPolicy
ModerationPolicyInput = _p.ResponsesResponseCreateParamsModerationPolicyInput
ModerationPolicyOutput = _p.ResponsesResponseCreateParamsModerationPolicyOutput
PromptCacheOptions = _p.ResponsesResponseCreateParamsPromptCacheOptions
StreamOptions = _p.ResponseStreamOptions
ToolChoiceSpecificProgrammaticToolCallingParam = _p.ResponseToolChoiceSpecificProgrammaticToolCallingParam
Conversation = str | _p.ConversationParam2
ResponseCreateParams = ResponseCreateParamsNonStreaming | ResponseCreateParamsStreaming
ToolChoice = (
    _tool_choice_options.ToolChoiceOptions
    | _p.ToolChoiceAllowed
    | _p.ToolChoiceTypes
    | _p.ToolChoiceFunction
    | _p.ToolChoiceMCP
    | _p.ToolChoiceCustom
    | _p.ResponseToolChoiceSpecificProgrammaticToolCallingParam
    | _p.SpecificApplyPatchParam
    | _p.SpecificFunctionShellParam
)
Metadata = _metadata.Metadata
Reasoning = _p.Reasoning
ResponseConversationParamParam = _p.ConversationParam2
ResponseIncludable = _response_includable.ResponseIncludable
ResponseInputParam = _response_input_param.ResponseInputParam
ResponsePromptParam = _p.Prompt
ResponseTextConfigParam = _p.ResponseTextParam
ResponsesModel = _responses_model.ResponsesModel
ServiceTier = _service_tier.ServiceTier
ToolChoiceAllowedParam = _p.ToolChoiceAllowed
ToolChoiceApplyPatchParam = _p.SpecificApplyPatchParam
ToolChoiceCustomParam = _p.ToolChoiceCustom
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
ToolChoiceShellParam = _p.SpecificFunctionShellParam
ToolChoiceTypesParam = _p.ToolChoiceTypes
ToolParam = _tool_param.ToolParam
