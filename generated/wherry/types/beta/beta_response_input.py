from . import _m

BetaResponseInput = list[_m.BetaResponseInputItem]
BetaResponseInputItem = _m.BetaResponseInputItem
