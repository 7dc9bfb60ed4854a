from ... import models as _m

Agent = _m.BetaResponseMcpCallInProgressEventAgent
BetaResponseMcpCallInProgressEvent = _m.BetaResponseMcpCallInProgressEvent
