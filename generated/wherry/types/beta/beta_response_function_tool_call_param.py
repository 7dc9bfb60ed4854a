from ... import params as _p

Agent = _p.BetaResponseFunctionToolCallAgent
BetaResponseFunctionToolCallParam = _p.BetaResponseFunctionToolCall
CallerDirect = _p.BetaResponseFunctionToolCallCallerDirect
CallerProgram = _p.BetaResponseFunctionToolCallCallerProgram
Caller = _p.BetaResponseFunctionToolCallCallerDirect | _p.BetaResponseFunctionToolCallCallerProgram
