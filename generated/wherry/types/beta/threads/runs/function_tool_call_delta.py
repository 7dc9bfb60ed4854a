from ..... import models as _m

Function = _m.RunStepDeltaStepDetailsToolCallsFunctionObjectFunction
FunctionToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFunctionObject
