from . import _m

Agent = _m.BetaResponseInProgressEventAgent
BetaResponseInProgressEvent = _m.BetaResponseInProgressEvent
BetaResponse = _m.BetaResponse
