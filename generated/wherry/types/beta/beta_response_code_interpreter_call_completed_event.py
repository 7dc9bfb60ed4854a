from ... import models as _m

Agent = _m.BetaResponseCodeInterpreterCallCompletedEventAgent
BetaResponseCodeInterpreterCallCompletedEvent = _m.BetaResponseCodeInterpreterCallCompletedEvent
