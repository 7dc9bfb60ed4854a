from ... import models as _m

Agent = _m.BetaResponseCodeInterpreterCallCodeDoneEventAgent
BetaResponseCodeInterpreterCallCodeDoneEvent = _m.BetaResponseCodeInterpreterCallCodeDoneEvent
