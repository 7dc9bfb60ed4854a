from ... import models as _m

Agent = _m.BetaResponseFileSearchCallCompletedEventAgent
BetaResponseFileSearchCallCompletedEvent = _m.BetaResponseFileSearchCallCompletedEvent
