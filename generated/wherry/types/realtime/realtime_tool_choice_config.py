from ...types.responses import tool_choice_options as _tool_choice_options
from . import _m

RealtimeToolChoiceConfig = _tool_choice_options.ToolChoiceOptions | _m.ToolChoiceFunction | _m.ToolChoiceMCP
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
