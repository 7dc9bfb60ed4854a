from ... import models as _m

Agent = _m.BetaResponseFileSearchCallSearchingEventAgent
BetaResponseFileSearchCallSearchingEvent = _m.BetaResponseFileSearchCallSearchingEvent
