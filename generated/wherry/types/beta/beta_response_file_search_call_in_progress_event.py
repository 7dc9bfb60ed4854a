from ... import models as _m

Agent = _m.BetaResponseFileSearchCallInProgressEventAgent
BetaResponseFileSearchCallInProgressEvent = _m.BetaResponseFileSearchCallInProgressEvent
