from ... import models as _m

Agent = _m.BetaResponseImageGenCallCompletedEventAgent
BetaResponseImageGenCallCompletedEvent = _m.BetaResponseImageGenCallCompletedEvent
