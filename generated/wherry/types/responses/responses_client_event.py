from ... import models as _m
from ...types.responses import response_includable as _response_includable
from ...types.responses import response_input as _response_input
from ...types.responses import service_tier as _service_tier
from ...types.responses import tool_choice_options as _tool_choice_options
from ...types.shared import metadata as _metadata
from ...types.shared import responses_model as _responses_model

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
Metadata = _metadata.Metadata
Moderation = _m.ResponsesResponseCreateParamsModeration
ModerationPolicy = _m.ResponsesResponseCreateParamsModerationPolicy
ModerationPolicyInput = _m.ResponsesResponseCreateParamsModerationPolicyInput
ModerationPolicyOutput = _m.ResponsesResponseCreateParamsModerationPolicyOutput
PromptCacheOptions = _m.ResponsesResponseCreateParamsPromptCacheOptions
Reasoning = _m.Reasoning
ResponseConversationParam = _m.ConversationParam2
ResponseIncludable = _response_includable.ResponseIncludable
ResponseInput = _response_input.ResponseInput
ResponsePrompt = _m.Prompt
ResponseSteerEvent = _m.ResponseSteerEvent
ResponseTextConfig = _m.ResponseTextParam
ResponsesModel = _responses_model.ResponsesModel
ServiceTier = _service_tier.ServiceTier
StreamOptions = _m.ResponseStreamOptions
Tool = _m.Tool
ToolChoice = _m.ToolChoiceParam
ToolChoiceAllowed = _m.ToolChoiceAllowed
ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
ToolChoiceCustom = _m.ToolChoiceCustom
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
ToolChoiceShell = _m.SpecificFunctionShellParam
ToolChoiceSpecificProgrammaticToolCallingParam = _m.ResponseToolChoiceSpecificProgrammaticToolCallingParam
ToolChoiceTypes = _m.ToolChoiceTypes
