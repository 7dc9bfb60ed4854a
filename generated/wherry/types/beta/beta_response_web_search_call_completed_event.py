from ... import models as _m

Agent = _m.BetaResponseWebSearchCallCompletedEventAgent
BetaResponseWebSearchCallCompletedEvent = _m.BetaResponseWebSearchCallCompletedEvent
