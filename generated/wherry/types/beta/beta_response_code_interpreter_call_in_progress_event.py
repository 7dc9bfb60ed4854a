from ... import models as _m

Agent = _m.BetaResponseCodeInterpreterCallInProgressEventAgent
BetaResponseCodeInterpreterCallInProgressEvent = _m.BetaResponseCodeInterpreterCallInProgressEvent
