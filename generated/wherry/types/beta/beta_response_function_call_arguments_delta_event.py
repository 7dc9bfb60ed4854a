from ... import models as _m

Agent = _m.BetaResponseFunctionCallArgumentsDeltaEventAgent
BetaResponseFunctionCallArgumentsDeltaEvent = _m.BetaResponseFunctionCallArgumentsDeltaEvent
