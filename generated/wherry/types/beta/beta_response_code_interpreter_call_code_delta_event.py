from ... import models as _m

Agent = _m.BetaResponseCodeInterpreterCallCodeDeltaEventAgent
BetaResponseCodeInterpreterCallCodeDeltaEvent = _m.BetaResponseCodeInterpreterCallCodeDeltaEvent
