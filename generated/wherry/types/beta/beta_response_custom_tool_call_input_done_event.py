from ... import models as _m

Agent = _m.BetaResponseCustomToolCallInputDoneEventAgent
BetaResponseCustomToolCallInputDoneEvent = _m.BetaResponseCustomToolCallInputDoneEvent
