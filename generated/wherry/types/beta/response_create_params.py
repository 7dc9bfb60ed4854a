from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict
from ...types.beta import beta_response_includable as _beta_response_includable
from ...types.beta import beta_response_input_param as _beta_response_input_param
from ...types.beta import beta_service_tier as _beta_service_tier
from ...types.beta import beta_tool_choice_options as _beta_tool_choice_options
from ...types.beta import beta_tool_param as _beta_tool_param
from . import _p


class ResponseCreateParamsBase(TypedDict, total=False):
    access_programs: _p.BetaResponseCreateParamsAccessPrograms
    background: bool | None
    background_options: _p.BetaResponseCreateParamsBackgroundOptions
    context_management: Iterable[_p.BetaResponseCreateParamsContextManagement] | None
    conversation: Conversation | None
    image: _p.BetaResponseCreateParamsImage
    include: Iterable[_beta_response_includable.BetaResponseIncludable] | None
    input: str | _beta_response_input_param.BetaResponseInputParam
    instructions: str | None
    max_output_tokens: int | None
    max_tool_calls: int | None
    metadata: Mapping[str, str] | None
    model: (
        Literal[
            "gpt-6-astra",
            "gpt-6.2-astra",
            "gpt-6.1-sol",
            "gpt-6.2-sol",
            "gpt-6.1-terra",
            "gpt-6-sol",
            "gpt-6-luna",
            "gpt-5.6-sol",
            "gpt-5.6-terra",
            "gpt-5.6-luna",
            "gpt-5.5",
            "gpt-5.5-2026-04-23",
            "gpt-5.4",
            "gpt-5.4-mini",
            "gpt-5.4-nano",
            "gpt-5.4-mini-2026-03-17",
            "gpt-5.4-nano-2026-03-17",
            "gpt-5.3-chat-latest",
            "gpt-5.2",
            "gpt-5.2-2025-12-11",
            "gpt-5.2-chat-latest",
            "gpt-5.2-pro",
            "gpt-5.2-pro-2025-12-11",
            "gpt-5.1",
            "gpt-5.1-2025-11-13",
            "gpt-5.1-codex",
            "gpt-5.1-mini",
            "gpt-5.1-chat-latest",
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5-2025-08-07",
            "gpt-5-mini-2025-08-07",
            "gpt-5-nano-2025-08-07",
            "gpt-5-chat-latest",
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-4.1-2025-04-14",
            "gpt-4.1-mini-2025-04-14",
            "gpt-4.1-nano-2025-04-14",
            "o4-mini",
            "o4-mini-2025-04-16",
            "o3",
            "o3-2025-04-16",
            "o3-mini",
            "o3-mini-2025-01-31",
            "o1",
            "o1-2024-12-17",
            "o1-preview",
            "o1-preview-2024-09-12",
            "o1-mini",
            "o1-mini-2024-09-12",
            "gpt-4o",
            "gpt-4o-2024-11-20",
            "gpt-4o-2024-08-06",
            "gpt-4o-2024-05-13",
            "gpt-audio-mini",
            "gpt-audio-mini-2025-12-15",
            "gpt-4o-audio-preview",
            "gpt-4o-audio-preview-2024-10-01",
            "gpt-4o-audio-preview-2024-12-17",
            "gpt-4o-audio-preview-2025-06-03",
            "gpt-4o-mini-audio-preview",
            "gpt-4o-mini-audio-preview-2024-12-17",
            "gpt-4o-search-preview",
            "gpt-4o-mini-search-preview",
            "gpt-4o-search-preview-2025-03-11",
            "gpt-4o-mini-search-preview-2025-03-11",
            "chatgpt-4o-latest",
            "codex-mini-latest",
            "gpt-4o-mini",
            "gpt-4o-mini-2024-07-18",
            "gpt-4-turbo",
            "gpt-4-turbo-2024-04-09",
            "gpt-4-0125-preview",
            "gpt-4-turbo-preview",
            "gpt-4-1106-preview",
            "gpt-4-vision-preview",
            "gpt-4",
            "gpt-4-0314",
            "gpt-4-0613",
            "gpt-4-32k",
            "gpt-4-32k-0314",
            "gpt-4-32k-0613",
            "gpt-3.5-turbo",
            "gpt-3.5-turbo-16k",
            "gpt-3.5-turbo-0301",
            "gpt-3.5-turbo-0613",
            "gpt-3.5-turbo-1106",
            "gpt-3.5-turbo-0125",
            "gpt-3.5-turbo-16k-0613",
            "o1-pro",
            "o1-pro-2025-03-19",
            "o3-pro",
            "o3-pro-2025-06-10",
            "o3-deep-research",
            "o3-deep-research-2025-06-26",
            "o4-mini-deep-research",
            "o4-mini-deep-research-2025-06-26",
            "computer-use-preview",
            "computer-use-preview-2025-03-11",
            "gpt-5.5-pro",
            "gpt-5.5-pro-2026-04-23",
            "gpt-5-codex",
            "gpt-5-pro",
            "gpt-5-pro-2025-10-06",
            "gpt-5.1-codex-max",
            "gpt-daybreak-blue-latest",
            "gpt-daybreak-red-latest",
            "gpt-5.6-cyber",
            "gpt-6-cyber",
            "gpt-rosalind-research",
            "gpt-6-rosalind",
            "gpt-6.2-astra-law",
        ]
        | str
    )
    moderation: _p.BetaResponseCreateParamsModeration | None
    multi_agent: _p.MultiAgent | None
    betas: Iterable[Literal["responses_multi_agent=v1"]]
    parallel_tool_calls: bool | None
    previous_response_id: str | None
    prompt: _p.BetaResponsePrompt | None
    prompt_cache_key: str | None
    prompt_cache_options: _p.BetaResponseCreateParamsPromptCacheOptions
    prompt_cache_retention: Literal["in_memory", "24h"] | None
    reasoning: _p.ResponseCreateParamsReasoning | None
    safety_identifier: str | None
    service_tier: _beta_service_tier.BetaServiceTier | None
    store: bool | None
    stream_options: _p.BetaResponseCreateParamsStreamOptions | None
    temperature: float | None
    text: _p.BetaResponseTextConfig
    tool_choice: ToolChoice
    tools: Iterable[_beta_tool_param.BetaToolParam]
    top_logprobs: int | None
    top_p: float | None
    truncation: Literal["auto", "disabled"] | None
    user: str


class ResponseCreateParamsNonStreaming(ResponseCreateParamsBase, total=False):
    stream: Literal[False] | None


class ResponseCreateParamsStreaming(ResponseCreateParamsBase, total=False):
    stream: Required[Literal[True]]


AccessPrograms = _p.BetaResponseCreateParamsAccessPrograms
BackgroundOptions = _p.BetaResponseCreateParamsBackgroundOptions
ContextManagement = _p.BetaResponseCreateParamsContextManagement
Image = _p.BetaResponseCreateParamsImage
Moderation = _p.BetaResponseCreateParamsModeration
ModerationPolicy = _p.BetaResponseCreateParamsModerationPolicy
ModerationPolicyInput = _p.BetaResponseCreateParamsModerationPolicyInput
ModerationPolicyOutput = _p.BetaResponseCreateParamsModerationPolicyOutput
MultiAgent = _p.MultiAgent
PromptCacheOptions = _p.BetaResponseCreateParamsPromptCacheOptions
Reasoning = _p.ResponseCreateParamsReasoning
StreamOptions = _p.BetaResponseCreateParamsStreamOptions
ToolChoiceBetaSpecificProgrammaticToolCallingParam = (
    _p.ResponseCreateParamsToolChoiceBetaSpecificProgrammaticToolCallingParam
)
Conversation = str | _p.BetaResponseConversationParam
ResponseCreateParams = ResponseCreateParamsNonStreaming | ResponseCreateParamsStreaming
ToolChoice = (
    _beta_tool_choice_options.BetaToolChoiceOptions
    | _p.BetaToolChoiceAllowed
    | _p.BetaToolChoiceTypes
    | _p.BetaToolChoiceFunction
    | _p.BetaToolChoiceMcp
    | _p.BetaToolChoiceCustom
    | _p.ResponseCreateParamsToolChoiceBetaSpecificProgrammaticToolCallingParam
    | _p.BetaToolChoiceApplyPatch
    | _p.BetaToolChoiceShell
)
BetaResponseConversationParamParam = _p.BetaResponseConversationParam
BetaResponseIncludable = _beta_response_includable.BetaResponseIncludable
BetaResponseInputParam = _beta_response_input_param.BetaResponseInputParam
BetaResponsePromptParam = _p.BetaResponsePrompt
BetaResponseTextConfigParam = _p.BetaResponseTextConfig
BetaServiceTier = _beta_service_tier.BetaServiceTier
BetaToolChoiceAllowedParam = _p.BetaToolChoiceAllowed
BetaToolChoiceApplyPatchParam = _p.BetaToolChoiceApplyPatch
BetaToolChoiceCustomParam = _p.BetaToolChoiceCustom
BetaToolChoiceFunctionParam = _p.BetaToolChoiceFunction
BetaToolChoiceMcpParam = _p.BetaToolChoiceMcp
BetaToolChoiceOptions = _beta_tool_choice_options.BetaToolChoiceOptions
BetaToolChoiceShellParam = _p.BetaToolChoiceShell
BetaToolChoiceTypesParam = _p.BetaToolChoiceTypes
BetaToolParam = _beta_tool_param.BetaToolParam
