from . import _m

Agent = _m.BetaResponseCompletedEventAgent
BetaResponseCompletedEvent = _m.BetaResponseCompletedEvent
BetaResponse = _m.BetaResponse
