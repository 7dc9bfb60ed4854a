from ... import models as _m

Agent = _m.BetaResponseWebSearchCallInProgressEventAgent
BetaResponseWebSearchCallInProgressEvent = _m.BetaResponseWebSearchCallInProgressEvent
