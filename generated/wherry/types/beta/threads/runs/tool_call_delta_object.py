from . import _m
from .tool_call_delta import ToolCallDelta as ToolCallDelta

ToolCallDeltaObject = _m.RunStepDeltaStepDetailsToolCallsObject
