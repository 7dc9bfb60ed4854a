from ... import models as _m

Agent = _m.BetaResponseImageGenCallInProgressEventAgent
BetaResponseImageGenCallInProgressEvent = _m.BetaResponseImageGenCallInProgressEvent
