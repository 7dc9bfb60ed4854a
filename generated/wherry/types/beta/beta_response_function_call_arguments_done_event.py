from ... import models as _m

Agent = _m.BetaResponseFunctionCallArgumentsDoneEventAgent
BetaResponseFunctionCallArgumentsDoneEvent = _m.BetaResponseFunctionCallArgumentsDoneEvent
