from . import _m

Agent = _m.BetaResponseReasoningTextDoneEventAgent
BetaResponseReasoningTextDoneEvent = _m.BetaResponseReasoningTextDoneEvent
