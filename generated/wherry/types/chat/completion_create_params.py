from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.chat import chat_completion_message_param as _chat_completion_message_param
from ...types.chat import chat_completion_tool_choice_option_param as _chat_completion_tool_choice_option_param
from ...types.chat import chat_completion_tool_union_param as _chat_completion_tool_union_param
from ...types.shared import chat_model as _chat_model
from ...types.shared import reasoning_effort as _reasoning_effort
from ...types.shared_params import metadata as _metadata
from ..shared_params.function_parameters import FunctionParameters as FunctionParameters
from . import _p


class CompletionCreateParamsBase(TypedDict, total=False):
    messages: Required[Iterable[_chat_completion_message_param.ChatCompletionMessageParam]]
    model: Required[str | _chat_model.ChatModel]
    audio: _p.CreateChatCompletionRequestAudio | None
    frequency_penalty: float | None
    function_call: FunctionCall
    functions: Iterable[_p.ChatCompletionFunctions]
    logit_bias: Mapping[str, int] | None
    logprobs: bool | None
    max_completion_tokens: int | None
    max_tokens: int | None
    metadata: _metadata.Metadata | None
    modalities: Iterable[Literal["text", "audio"]] | None
    moderation: _p.CompletionCreateParamsModeration | None
    n: int | None
    parallel_tool_calls: bool
    prediction: _p.PredictionContent | None
    presence_penalty: float | None
    prompt_cache_key: str | None
    prompt_cache_options: _p.CompletionCreateParamsPromptCacheOptions
    prompt_cache_retention: Literal["in_memory", "24h"] | None
    reasoning_effort: _reasoning_effort.ReasoningEffort | None
    response_format: ResponseFormat
    safety_identifier: str | None
    seed: int | None
    service_tier: Literal["auto", "default", "flex", "scale", "priority", "fast"] | None
    stop: str | Iterable[str] | None
    store: bool | None
    stream_options: _p.ChatCompletionStreamOptions | None
    temperature: float | None
    tool_choice: _chat_completion_tool_choice_option_param.ChatCompletionToolChoiceOptionParam
    tools: Iterable[_chat_completion_tool_union_param.ChatCompletionToolUnionParam]
    top_logprobs: int | None
    top_p: float | None
    user: str
    verbosity: Literal["low", "medium", "high"] | None
    web_search_options: _p.CreateChatCompletionRequestWebSearchOptions


class CompletionCreateParamsNonStreaming(CompletionCreateParamsBase, total=False):
    stream: Literal[False] | None


class CompletionCreateParamsStreaming(CompletionCreateParamsBase, total=False):
    stream: Required[Literal[True]]


Function = _p.ChatCompletionFunctions
Moderation = _p.CompletionCreateParamsModeration
ModerationPolicy = _p.CompletionCreateParamsModerationPolicy
ModerationPolicyInput = _p.CompletionCreateParamsModerationPolicyInput
ModerationPolicyOutput = _p.CompletionCreateParamsModerationPolicyOutput
PromptCacheOptions = _p.CompletionCreateParamsPromptCacheOptions
WebSearchOptions = _p.CreateChatCompletionRequestWebSearchOptions
WebSearchOptionsUserLocation = _p.CreateChatCompletionRequestWebSearchOptionsUserLocation
WebSearchOptionsUserLocationApproximate = _p.WebSearchLocation
FunctionCall = Literal["none", "auto"] | _p.ChatCompletionFunctionCallOption
ResponseFormat = _p.ResponseFormatText | _p.ResponseFormatJsonSchema | _p.ResponseFormatJsonObject
CompletionCreateParams = CompletionCreateParamsNonStreaming | CompletionCreateParamsStreaming
ChatCompletionAudioParam = _p.CreateChatCompletionRequestAudio
ChatCompletionFunctionCallOptionParam = _p.ChatCompletionFunctionCallOption
ChatCompletionMessageParam = _chat_completion_message_param.ChatCompletionMessageParam
ChatCompletionPredictionContentParam = _p.PredictionContent
ChatCompletionStreamOptionsParam = _p.ChatCompletionStreamOptions
ChatCompletionToolChoiceOptionParam = _chat_completion_tool_choice_option_param.ChatCompletionToolChoiceOptionParam
ChatCompletionToolUnionParam = _chat_completion_tool_union_param.ChatCompletionToolUnionParam
ChatModel = _chat_model.ChatModel
Metadata = _metadata.Metadata
ReasoningEffort = _reasoning_effort.ReasoningEffort
ResponseFormatJSONObject = _p.ResponseFormatJsonObject
ResponseFormatJSONSchema = _p.ResponseFormatJsonSchema
ResponseFormatText = _p.ResponseFormatText
