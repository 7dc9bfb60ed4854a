from . import _p

CallerDirect = _p.ResponseCustomToolCallCallerDirect
CallerProgram = _p.ResponseCustomToolCallCallerProgram
ResponseCustomToolCallParam = _p.CustomToolCall
Caller = _p.ResponseCustomToolCallCallerDirect | _p.ResponseCustomToolCallCallerProgram
