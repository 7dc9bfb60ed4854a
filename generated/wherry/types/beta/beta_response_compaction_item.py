from . import _m

Agent = _m.BetaResponseCompactionItemAgent
BetaResponseCompactionItem = _m.BetaResponseCompactionItem
