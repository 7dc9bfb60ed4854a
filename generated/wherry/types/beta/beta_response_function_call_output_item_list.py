from . import _m

BetaResponseFunctionCallOutputItemList = list[_m.BetaResponseFunctionCallOutputItem]
BetaResponseFunctionCallOutputItem = _m.BetaResponseFunctionCallOutputItem
