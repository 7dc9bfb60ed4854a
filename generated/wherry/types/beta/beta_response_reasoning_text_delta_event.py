from . import _m

Agent = _m.BetaResponseReasoningTextDeltaEventAgent
BetaResponseReasoningTextDeltaEvent = _m.BetaResponseReasoningTextDeltaEvent
