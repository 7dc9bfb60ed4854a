from . import _m

Agent = _m.BetaResponseFileSearchToolCallAgent
BetaResponseFileSearchToolCall = _m.BetaResponseFileSearchToolCall
Result = _m.BetaResponseFileSearchToolCallResult
