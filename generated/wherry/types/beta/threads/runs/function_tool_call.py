from ..... import models as _m

Function = _m.RunStepDetailsToolCallsFunctionObjectFunction
FunctionToolCall = _m.RunStepDetailsToolCallsFunctionObject
