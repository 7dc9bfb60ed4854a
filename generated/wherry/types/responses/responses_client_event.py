from ... import models as _m
from ...types.responses.response_includable import ResponseIncludable as ResponseIncludable
from ...types.responses.response_input import ResponseInput as ResponseInput
from ...types.responses.service_tier import ServiceTier as ServiceTier
from ...types.responses.tool_choice_options import ToolChoiceOptions as ToolChoiceOptions
from ...types.shared.metadata import Metadata as Metadata
from ...types.shared.responses_model import ResponsesModel as ResponsesModel

ResponseCreate = _m.ResponsesClientEventResponseCreate
ResponseCreateAccessPrograms = _m.ResponsesResponseCreateParamsAccessPrograms
ResponseCreateBackgroundOptions = _m.ResponsesResponseCreateParamsBackgroundOptions
ResponseCreateContextManagement = _m.ContextManagementParam
ResponseCreateImage = _m.ResponsesResponseCreateParamsImage
ResponseCreateModeration = _m.ResponsesResponseCreateParamsModeration
ResponseCreateModerationPolicy = _m.ResponsesResponseCreateParamsModerationPolicy
ResponseCreateModerationPolicyInput = _m.ResponsesResponseCreateParamsModerationPolicyInput
ResponseCreateModerationPolicyOutput = _m.ResponsesResponseCreateParamsModerationPolicyOutput
ResponseCreatePromptCacheOptions = _m.ResponsesResponseCreateParamsPromptCacheOptions
ResponseCreateStreamOptions = _m.ResponseStreamOptions
ResponseCreateToolChoice = _m.ToolChoiceParam
ResponseCreateToolChoiceSpecificProgrammaticToolCallingParam = _m.ResponseToolChoiceSpecificProgrammaticToolCallingParam
ResponsesClientEvent = _m.ResponsesClientEvent
ResponseCreateConversation = str | _m.ConversationParam2 | None
ContextManagement = _m.ContextManagementParam
Conversation = ResponseCreateConversation
Moderation = _m.ResponsesResponseCreateParamsModeration
ModerationPolicy = _m.ResponsesResponseCreateParamsModerationPolicy
ModerationPolicyInput = _m.ResponsesResponseCreateParamsModerationPolicyInput
ModerationPolicyOutput = _m.ResponsesResponseCreateParamsModerationPolicyOutput
PromptCacheOptions = _m.ResponsesResponseCreateParamsPromptCacheOptions
Reasoning = _m.Reasoning
ResponseConversationParam = _m.ConversationParam2
ResponsePrompt = _m.Prompt
ResponseSteerEvent = _m.ResponseSteerEvent
ResponseTextConfig = _m.ResponseTextParam
StreamOptions = _m.ResponseStreamOptions
Tool = _m.Tool
ToolChoice = _m.ToolChoiceParam
ToolChoiceAllowed = _m.ToolChoiceAllowed
ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
ToolChoiceCustom = _m.ToolChoiceCustom
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceShell = _m.SpecificFunctionShellParam
ToolChoiceSpecificProgrammaticToolCallingParam = _m.ResponseToolChoiceSpecificProgrammaticToolCallingParam
ToolChoiceTypes = _m.ToolChoiceTypes
