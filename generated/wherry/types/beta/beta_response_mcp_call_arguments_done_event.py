from . import _m

Agent = _m.BetaResponseMcpCallArgumentsDoneEventAgent
BetaResponseMcpCallArgumentsDoneEvent = _m.BetaResponseMcpCallArgumentsDoneEvent
