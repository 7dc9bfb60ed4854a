from ...types.responses import tool_choice_options as _tool_choice_options
from . import _p
from .response_format_text_config_param import ResponseFormatTextConfigParam as ResponseFormatTextConfigParam
from .response_input_item_param import ResponseInputItemParam as ResponseInputItemParam
from .tool_param import ToolParam as ToolParam

InputTokenCountParams = _p.TokenCountsBody
Text = _p.ResponseTextParam
ToolChoiceSpecificProgrammaticToolCallingParam = _p.ResponseToolChoiceSpecificProgrammaticToolCallingParam
Conversation = str | _p.ConversationParam2
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
Reasoning = _p.Reasoning
ResponseConversationParamParam = _p.ConversationParam2
ToolChoiceAllowedParam = _p.ToolChoiceAllowed
ToolChoiceApplyPatchParam = _p.SpecificApplyPatchParam
ToolChoiceCustomParam = _p.ToolChoiceCustom
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
ToolChoiceShellParam = _p.SpecificFunctionShellParam
ToolChoiceTypesParam = _p.ToolChoiceTypes
