from ...types.responses import tool_choice_options as _tool_choice_options
from . import _p

RealtimeToolChoiceConfigParam = _tool_choice_options.ToolChoiceOptions | _p.ToolChoiceFunction | _p.ToolChoiceMCP
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
