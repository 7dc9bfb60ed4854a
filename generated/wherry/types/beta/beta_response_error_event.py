from . import _m

Agent = _m.BetaResponseErrorEventAgent
BetaResponseErrorEvent = _m.BetaResponseErrorEvent
