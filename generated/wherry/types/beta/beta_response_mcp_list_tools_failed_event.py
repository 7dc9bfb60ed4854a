from ... import models as _m

Agent = _m.BetaResponseMcpListToolsFailedEventAgent
BetaResponseMcpListToolsFailedEvent = _m.BetaResponseMcpListToolsFailedEvent
