from . import _m

Agent = _m.BetaResponseFunctionToolCallAgent
BetaResponseFunctionToolCall = _m.BetaResponseFunctionToolCall
Caller = _m.BetaResponseFunctionToolCallCaller
CallerDirect = _m.BetaResponseFunctionToolCallCallerDirect
CallerProgram = _m.BetaResponseFunctionToolCallCallerProgram
