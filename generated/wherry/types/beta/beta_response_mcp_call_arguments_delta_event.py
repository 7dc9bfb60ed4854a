from . import _m

Agent = _m.BetaResponseMcpCallArgumentsDeltaEventAgent
BetaResponseMcpCallArgumentsDeltaEvent = _m.BetaResponseMcpCallArgumentsDeltaEvent
