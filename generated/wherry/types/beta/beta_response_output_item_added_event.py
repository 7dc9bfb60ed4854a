from . import _m

Agent = _m.BetaResponseOutputItemAddedEventAgent
BetaResponseOutputItemAddedEvent = _m.BetaResponseOutputItemAddedEvent
BetaResponseOutputItem = _m.BetaResponseOutputItem
