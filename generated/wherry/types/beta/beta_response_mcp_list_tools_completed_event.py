from . import _m

Agent = _m.BetaResponseMcpListToolsCompletedEventAgent
BetaResponseMcpListToolsCompletedEvent = _m.BetaResponseMcpListToolsCompletedEvent
