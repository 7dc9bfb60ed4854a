from . import _m

Agent = _m.BetaResponseOutputItemDoneEventAgent
BetaResponseOutputItemDoneEvent = _m.BetaResponseOutputItemDoneEvent
BetaResponseOutputItem = _m.BetaResponseOutputItem
