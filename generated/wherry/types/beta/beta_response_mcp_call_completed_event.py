from . import _m

Agent = _m.BetaResponseMcpCallCompletedEventAgent
BetaResponseMcpCallCompletedEvent = _m.BetaResponseMcpCallCompletedEvent
