from .... import models as _m

Function = _m.RunToolCallObjectFunction
RequiredActionFunctionToolCall = _m.RunToolCallObject
