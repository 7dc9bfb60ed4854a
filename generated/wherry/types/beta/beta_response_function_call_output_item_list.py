from ... import models as _m

BetaResponseFunctionCallOutputItemList = list[_m.BetaResponseFunctionCallOutputItem]
BetaResponseFunctionCallOutputItem = _m.BetaResponseFunctionCallOutputItem
