from . import _m

Agent = _m.BetaResponseQueuedEventAgent
BetaResponseQueuedEvent = _m.BetaResponseQueuedEvent
BetaResponse = _m.BetaResponse
