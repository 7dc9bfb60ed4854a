from ... import params as _p

Agent = _p.BetaResponseCompactionItemAgent
BetaResponseCompactionItemParamParam = _p.BetaResponseCompactionItemParam
