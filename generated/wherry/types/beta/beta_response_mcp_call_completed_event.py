from ... import models as _m

Agent = _m.BetaResponseMcpCallCompletedEventAgent
BetaResponseMcpCallCompletedEvent = _m.BetaResponseMcpCallCompletedEvent
