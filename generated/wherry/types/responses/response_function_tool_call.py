from . import _m

Caller = _m.ResponseFunctionToolCallCaller
CallerDirect = _m.ResponseFunctionToolCallCallerDirect
CallerProgram = _m.ResponseFunctionToolCallCallerProgram
ResponseFunctionToolCall = _m.FunctionToolCall
