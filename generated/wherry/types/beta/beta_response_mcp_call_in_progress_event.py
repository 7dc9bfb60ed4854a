from . import _m

Agent = _m.BetaResponseMcpCallInProgressEventAgent
BetaResponseMcpCallInProgressEvent = _m.BetaResponseMcpCallInProgressEvent
