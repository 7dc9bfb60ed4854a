from ..... import models as _m
from .....types.beta.threads.runs.tool_call import ToolCall as ToolCall

ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
