from ... import models as _m

Agent = _m.BetaResponseCompactionItemAgent
BetaResponseCompactionItemParam = _m.BetaResponseCompactionItemParam
