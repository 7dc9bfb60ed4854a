from . import _p

Agent = _p.BetaResponseFileSearchToolCallAgent
BetaResponseFileSearchToolCallParam = _p.BetaResponseFileSearchToolCall
Result = _p.BetaResponseFileSearchToolCallResult
