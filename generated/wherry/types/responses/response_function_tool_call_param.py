from . import _p

CallerDirect = _p.ResponseFunctionToolCallCallerDirect
CallerProgram = _p.ResponseFunctionToolCallCallerProgram
ResponseFunctionToolCallParam = _p.FunctionToolCall
Caller = _p.ResponseFunctionToolCallCallerDirect | _p.ResponseFunctionToolCallCallerProgram
