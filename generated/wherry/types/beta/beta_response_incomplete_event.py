from . import _m

Agent = _m.BetaResponseIncompleteEventAgent
BetaResponseIncompleteEvent = _m.BetaResponseIncompleteEvent
BetaResponse = _m.BetaResponse
