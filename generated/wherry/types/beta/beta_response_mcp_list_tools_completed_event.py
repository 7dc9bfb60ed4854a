from ... import models as _m

Agent = _m.BetaResponseMcpListToolsCompletedEventAgent
BetaResponseMcpListToolsCompletedEvent = _m.BetaResponseMcpListToolsCompletedEvent
