from ... import models as _m

Agent = _m.BetaResponseCompactionCompactingEventAgent
BetaResponseCompactionCompactingEvent = _m.BetaResponseCompactionCompactingEvent
