from ..... import models as _m
from .....types.beta.threads.runs import tool_call as _tool_call

ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
ToolCall = _tool_call.ToolCall
