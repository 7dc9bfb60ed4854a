from ... import models as _m

Agent = _m.BetaResponseMcpCallArgumentsDeltaEventAgent
BetaResponseMcpCallArgumentsDeltaEvent = _m.BetaResponseMcpCallArgumentsDeltaEvent
