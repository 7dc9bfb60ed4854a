from . import _m

Agent = _m.BetaResponseCompactionCompactingEventAgent
BetaResponseCompactionCompactingEvent = _m.BetaResponseCompactionCompactingEvent
