from ... import models as _m

Agent = _m.BetaResponseErrorEventAgent
BetaResponseErrorEvent = _m.BetaResponseErrorEvent
