from . import _m

Agent = _m.BetaResponseCreatedEventAgent
BetaResponseCreatedEvent = _m.BetaResponseCreatedEvent
BetaResponse = _m.BetaResponse
