from . import _m

Agent = _m.BetaResponseCompactionItemAgent
BetaResponseCompactionItemParam = _m.BetaResponseCompactionItemParam
