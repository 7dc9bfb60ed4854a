from ... import models as _m

Agent = _m.BetaResponseCodeInterpreterCallInterpretingEventAgent
BetaResponseCodeInterpreterCallInterpretingEvent = _m.BetaResponseCodeInterpreterCallInterpretingEvent
