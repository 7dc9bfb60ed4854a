from ..... import models as _m
from .....types.beta.threads.runs import tool_call_delta as _tool_call_delta

ToolCallDeltaObject = _m.RunStepDeltaStepDetailsToolCallsObject
ToolCallDelta = _tool_call_delta.ToolCallDelta
