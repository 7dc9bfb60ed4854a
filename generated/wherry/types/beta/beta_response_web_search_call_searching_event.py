from ... import models as _m

Agent = _m.BetaResponseWebSearchCallSearchingEventAgent
BetaResponseWebSearchCallSearchingEvent = _m.BetaResponseWebSearchCallSearchingEvent
