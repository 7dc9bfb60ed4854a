from . import _m

Agent = _m.BetaResponseRefusalDoneEventAgent
BetaResponseRefusalDoneEvent = _m.BetaResponseRefusalDoneEvent
