from . import _m

Agent = _m.BetaResponseCustomToolCallAgent
BetaResponseCustomToolCall = _m.BetaResponseCustomToolCall
Caller = _m.BetaResponseCustomToolCallCaller
CallerDirect = _m.BetaResponseCustomToolCallCallerDirect
CallerProgram = _m.BetaResponseCustomToolCallCallerProgram
