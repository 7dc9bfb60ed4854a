from ...types.responses import tool_choice_options as _tool_choice_options
from ..shared_params.metadata import Metadata as Metadata
from ..shared_params.responses_model import ResponsesModel as ResponsesModel
from . import _p
from .response_includable import ResponseIncludable as ResponseIncludable
from .response_input_param import ResponseInputParam as ResponseInputParam
from .service_tier import ServiceTier as ServiceTier
from .tool_param import ToolParam as ToolParam

ResponseCreate = _p.ResponsesClientEventResponseCreate
ResponseCreateAccessPrograms = _p.ResponsesResponseCreateParamsAccessPrograms
ResponseCreateBackgroundOptions = _p.ResponsesResponseCreateParamsBackgroundOptions
ResponseCreateContextManagement = _p.ContextManagementParam
ResponseCreateImage = _p.ResponsesResponseCreateParamsImage
ResponseCreateModeration = _p.ResponsesResponseCreateParamsModeration
ResponseCreateModerationPolicy = _p.ResponsesResponseCreateParamsModerationPolicy
ResponseCreateModerationPolicyInput = _p.ResponsesResponseCreateParamsModerationPolicyInput
ResponseCreateModerationPolicyOutput = _p.ResponsesResponseCreateParamsModerationPolicyOutput
ResponseCreatePromptCacheOptions = _p.ResponsesResponseCreateParamsPromptCacheOptions
ResponseCreateStreamOptions = _p.ResponseStreamOptions
ResponseCreateToolChoiceSpecificProgrammaticToolCallingParam = _p.ResponseToolChoiceSpecificProgrammaticToolCallingParam
ResponseCreateConversation = str | _p.ConversationParam2
ResponseCreateToolChoice = (
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
ResponsesClientEventParam = _p.ResponsesClientEventResponseCreate | _p.ResponseSteerEvent
ContextManagement = _p.ContextManagementParam
Conversation = ResponseCreateConversation
Moderation = _p.ResponsesResponseCreateParamsModeration
ModerationPolicy = _p.ResponsesResponseCreateParamsModerationPolicy
ModerationPolicyInput = _p.ResponsesResponseCreateParamsModerationPolicyInput
ModerationPolicyOutput = _p.ResponsesResponseCreateParamsModerationPolicyOutput
PromptCacheOptions = _p.ResponsesResponseCreateParamsPromptCacheOptions
Reasoning = _p.Reasoning
ResponseConversationParamParam = _p.ConversationParam2
ResponsePromptParam = _p.Prompt
ResponseSteerEventParam = _p.ResponseSteerEvent
ResponseTextConfigParam = _p.ResponseTextParam
StreamOptions = _p.ResponseStreamOptions
ToolChoice = ResponseCreateToolChoice
ToolChoiceAllowedParam = _p.ToolChoiceAllowed
ToolChoiceApplyPatchParam = _p.SpecificApplyPatchParam
ToolChoiceCustomParam = _p.ToolChoiceCustom
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
ToolChoiceShellParam = _p.SpecificFunctionShellParam
ToolChoiceSpecificProgrammaticToolCallingParam = _p.ResponseToolChoiceSpecificProgrammaticToolCallingParam
ToolChoiceTypesParam = _p.ToolChoiceTypes
