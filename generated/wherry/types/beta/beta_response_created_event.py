from ... import models as _m

Agent = _m.BetaResponseCreatedEventAgent
BetaResponseCreatedEvent = _m.BetaResponseCreatedEvent
BetaResponse = _m.BetaResponse
