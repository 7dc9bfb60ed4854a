from . import _m

Caller = _m.ResponseCustomToolCallCaller
CallerDirect = _m.ResponseCustomToolCallCallerDirect
CallerProgram = _m.ResponseCustomToolCallCallerProgram
ResponseCustomToolCall = _m.CustomToolCall
