from . import _p

Agent = _p.BetaResponseCustomToolCallAgent
BetaResponseCustomToolCallParam = _p.BetaResponseCustomToolCall
CallerDirect = _p.BetaResponseCustomToolCallCallerDirect
CallerProgram = _p.BetaResponseCustomToolCallCallerProgram
Caller = _p.BetaResponseCustomToolCallCallerDirect | _p.BetaResponseCustomToolCallCallerProgram
