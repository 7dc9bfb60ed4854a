from . import _m

Function = _m.RunToolCallObjectFunction
RequiredActionFunctionToolCall = _m.RunToolCallObject
