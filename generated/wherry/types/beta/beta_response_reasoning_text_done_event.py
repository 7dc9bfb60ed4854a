from ... import models as _m

Agent = _m.BetaResponseReasoningTextDoneEventAgent
BetaResponseReasoningTextDoneEvent = _m.BetaResponseReasoningTextDoneEvent
