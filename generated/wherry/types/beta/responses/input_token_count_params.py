from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict
from ....types.beta import beta_response_input_item_param as _beta_response_input_item_param
from ....types.beta import beta_tool_choice_options as _beta_tool_choice_options
from ....types.beta import beta_tool_param as _beta_tool_param
from ..beta_response_format_text_config_param import (
    BetaResponseFormatTextConfigParam as BetaResponseFormatTextConfigParam,
)
from . import _p


class InputTokenCountParams(TypedDict, total=False):
    conversation: Conversation | None
    input: str | Iterable[_beta_response_input_item_param.BetaResponseInputItemParam] | None
    instructions: str | None
    model: str | None
    betas: Iterable[Literal["responses_multi_agent=v1"]]
    parallel_tool_calls: bool | None
    personality: str | Literal["friendly", "pragmatic"]
    previous_response_id: str | None
    reasoning: _p.InputTokenCountParamsReasoning | None
    text: _p.BetaResponsesInputTokenCountParamsText | None
    tool_choice: ToolChoice | None
    tools: Iterable[_beta_tool_param.BetaToolParam] | None
    truncation: Literal["auto", "disabled"]


Reasoning = _p.InputTokenCountParamsReasoning
Text = _p.BetaResponsesInputTokenCountParamsText
ToolChoiceBetaSpecificProgrammaticToolCallingParam = (
    _p.InputTokenCountParamsToolChoiceBetaSpecificProgrammaticToolCallingParam
)
Conversation = str | _p.BetaResponseConversationParam
ToolChoice = (
    _beta_tool_choice_options.BetaToolChoiceOptions
    | _p.BetaToolChoiceAllowed
    | _p.BetaToolChoiceTypes
    | _p.BetaToolChoiceFunction
    | _p.BetaToolChoiceMcp
    | _p.BetaToolChoiceCustom
    | _p.InputTokenCountParamsToolChoiceBetaSpecificProgrammaticToolCallingParam
    | _p.BetaToolChoiceApplyPatch
    | _p.BetaToolChoiceShell
)
BetaResponseConversationParamParam = _p.BetaResponseConversationParam
BetaResponseInputItemParam = _beta_response_input_item_param.BetaResponseInputItemParam
BetaToolChoiceAllowedParam = _p.BetaToolChoiceAllowed
BetaToolChoiceApplyPatchParam = _p.BetaToolChoiceApplyPatch
BetaToolChoiceCustomParam = _p.BetaToolChoiceCustom
BetaToolChoiceFunctionParam = _p.BetaToolChoiceFunction
BetaToolChoiceMcpParam = _p.BetaToolChoiceMcp
BetaToolChoiceOptions = _beta_tool_choice_options.BetaToolChoiceOptions
BetaToolChoiceShellParam = _p.BetaToolChoiceShell
BetaToolChoiceTypesParam = _p.BetaToolChoiceTypes
BetaToolParam = _beta_tool_param.BetaToolParam
