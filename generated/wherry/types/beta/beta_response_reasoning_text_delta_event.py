from ... import models as _m

Agent = _m.BetaResponseReasoningTextDeltaEventAgent
BetaResponseReasoningTextDeltaEvent = _m.BetaResponseReasoningTextDeltaEvent
