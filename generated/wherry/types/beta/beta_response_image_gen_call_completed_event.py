from . import _m

Agent = _m.BetaResponseImageGenCallCompletedEventAgent
BetaResponseImageGenCallCompletedEvent = _m.BetaResponseImageGenCallCompletedEvent
