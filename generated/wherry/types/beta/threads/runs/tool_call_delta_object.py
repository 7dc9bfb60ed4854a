from ..... import models as _m
from .....types.beta.threads.runs.tool_call_delta import ToolCallDelta as ToolCallDelta

ToolCallDeltaObject = _m.RunStepDeltaStepDetailsToolCallsObject
