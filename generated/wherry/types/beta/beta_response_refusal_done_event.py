from ... import models as _m

Agent = _m.BetaResponseRefusalDoneEventAgent
BetaResponseRefusalDoneEvent = _m.BetaResponseRefusalDoneEvent
