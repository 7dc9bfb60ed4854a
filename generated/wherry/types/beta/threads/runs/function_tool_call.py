from . import _m

Function = _m.RunStepDetailsToolCallsFunctionObjectFunction
FunctionToolCall = _m.RunStepDetailsToolCallsFunctionObject
