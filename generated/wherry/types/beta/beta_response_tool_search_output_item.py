from . import _m

Agent = _m.BetaResponseToolSearchOutputItemAgent
BetaResponseToolSearchOutputItem = _m.BetaResponseToolSearchOutputItem
BetaTool = _m.BetaTool
