from ... import models as _m

BetaResponseInput = list[_m.BetaResponseInputItem]
BetaResponseInputItem = _m.BetaResponseInputItem
