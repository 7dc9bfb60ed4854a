from ... import params as _p
from ...types.beta import beta_tool_choice_options as _beta_tool_choice_options
from ...types.beta.beta_response_includable import BetaResponseIncludable as BetaResponseIncludable
from ...types.beta.beta_response_input_param import BetaResponseInputParam as BetaResponseInputParam
from ...types.beta.beta_service_tier import BetaServiceTier as BetaServiceTier
from ...types.beta.beta_tool_param import BetaToolParam as BetaToolParam

ResponseCreate = _p.BetaResponsesClientEventResponseCreate
ResponseCreateAccessPrograms = _p.BetaResponsesClientEventResponseCreateAccessPrograms
ResponseCreateBackgroundOptions = _p.BetaResponsesClientEventResponseCreateBackgroundOptions
ResponseCreateContextManagement = _p.BetaResponsesClientEventResponseCreateContextManagement
ResponseCreateImage = _p.BetaResponsesClientEventResponseCreateImage
ResponseCreateModeration = _p.BetaResponsesClientEventResponseCreateModeration
ResponseCreateModerationPolicy = _p.BetaResponsesClientEventResponseCreateModerationPolicy
ResponseCreateModerationPolicyInput = _p.BetaResponsesClientEventResponseCreateModerationPolicyInput
ResponseCreateModerationPolicyOutput = _p.BetaResponsesClientEventResponseCreateModerationPolicyOutput
ResponseCreateMultiAgent = _p.BetaResponsesClientEventResponseCreateMultiAgent
ResponseCreatePromptCacheOptions = _p.BetaResponsesClientEventResponseCreatePromptCacheOptions
ResponseCreateReasoning = _p.BetaResponsesClientEventResponseCreateReasoning
ResponseCreateStreamOptions = _p.BetaResponsesClientEventResponseCreateStreamOptions
ResponseCreateToolChoiceBetaSpecificProgrammaticToolCallingParam = (
    _p.BetaResponsesClientEventResponseCreateToolChoiceBetaSpecificProgrammaticToolCallingParam
)
ResponseCreateConversation = str | _p.BetaResponseConversationParam
BetaResponsesClientEventParam = (
    _p.BetaResponsesClientEventResponseCreate | _p.BetaResponseSteerEvent | _p.BetaResponseInjectEvent
)
ResponseCreateToolChoice = (
    _beta_tool_choice_options.BetaToolChoiceOptions
    | _p.BetaToolChoiceAllowed
    | _p.BetaToolChoiceTypes
    | _p.BetaToolChoiceFunction
    | _p.BetaToolChoiceMcp
    | _p.BetaToolChoiceCustom
    | _p.BetaResponsesClientEventResponseCreateToolChoiceBetaSpecificProgrammaticToolCallingParam
    | _p.BetaToolChoiceApplyPatch
    | _p.BetaToolChoiceShell
)
BetaResponseConversationParamParam = _p.BetaResponseConversationParam
BetaResponseInjectEventParam = _p.BetaResponseInjectEvent
BetaResponsePromptParam = _p.BetaResponsePrompt
BetaResponseSteerEventParam = _p.BetaResponseSteerEvent
BetaResponseTextConfigParam = _p.BetaResponseTextConfig
BetaToolChoiceAllowedParam = _p.BetaToolChoiceAllowed
BetaToolChoiceApplyPatchParam = _p.BetaToolChoiceApplyPatch
BetaToolChoiceCustomParam = _p.BetaToolChoiceCustom
BetaToolChoiceFunctionParam = _p.BetaToolChoiceFunction
BetaToolChoiceMcpParam = _p.BetaToolChoiceMcp
BetaToolChoiceOptions = _beta_tool_choice_options.BetaToolChoiceOptions
BetaToolChoiceShellParam = _p.BetaToolChoiceShell
BetaToolChoiceTypesParam = _p.BetaToolChoiceTypes
