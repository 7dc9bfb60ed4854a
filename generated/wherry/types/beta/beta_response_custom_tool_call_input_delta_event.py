from ... import models as _m

Agent = _m.BetaResponseCustomToolCallInputDeltaEventAgent
BetaResponseCustomToolCallInputDeltaEvent = _m.BetaResponseCustomToolCallInputDeltaEvent
