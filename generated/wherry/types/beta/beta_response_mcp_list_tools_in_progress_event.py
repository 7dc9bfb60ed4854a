from ... import models as _m

Agent = _m.BetaResponseMcpListToolsInProgressEventAgent
BetaResponseMcpListToolsInProgressEvent = _m.BetaResponseMcpListToolsInProgressEvent
