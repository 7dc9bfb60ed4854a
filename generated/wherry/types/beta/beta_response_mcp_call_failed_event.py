from . import _m

Agent = _m.BetaResponseMcpCallFailedEventAgent
BetaResponseMcpCallFailedEvent = _m.BetaResponseMcpCallFailedEvent
