from . import _m
from .tool_call import ToolCall as ToolCall

ToolCallsStepDetails = _m.RunStepDetailsToolCallsObject
