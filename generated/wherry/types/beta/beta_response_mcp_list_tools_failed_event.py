from . import _m

Agent = _m.BetaResponseMcpListToolsFailedEventAgent
BetaResponseMcpListToolsFailedEvent = _m.BetaResponseMcpListToolsFailedEvent
