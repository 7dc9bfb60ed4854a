from ... import models as _m

Agent = _m.BetaResponseCompactionItemAgent
BetaResponseCompactionItem = _m.BetaResponseCompactionItem
