from ... import models as _m

Agent = _m.BetaResponseRefusalDeltaEventAgent
BetaResponseRefusalDeltaEvent = _m.BetaResponseRefusalDeltaEvent
