from ... import models as _m

Agent = _m.BetaResponseMcpCallFailedEventAgent
BetaResponseMcpCallFailedEvent = _m.BetaResponseMcpCallFailedEvent
