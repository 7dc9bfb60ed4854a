from ... import models as _m

Agent = _m.BetaResponseMcpCallArgumentsDoneEventAgent
BetaResponseMcpCallArgumentsDoneEvent = _m.BetaResponseMcpCallArgumentsDoneEvent
