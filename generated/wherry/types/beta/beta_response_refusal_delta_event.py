from . import _m

Agent = _m.BetaResponseRefusalDeltaEventAgent
BetaResponseRefusalDeltaEvent = _m.BetaResponseRefusalDeltaEvent
