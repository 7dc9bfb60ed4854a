from . import _m

Agent = _m.BetaResponseFailedEventAgent
BetaResponseFailedEvent = _m.BetaResponseFailedEvent
BetaResponse = _m.BetaResponse
