from . import _p

Agent = _p.BetaResponseCompactionItemAgent
BetaResponseCompactionItemParamParam = _p.BetaResponseCompactionItemParam
