from ... import models as _m

__all__ = ["BetaResponseFunctionCallOutputItem", "BetaResponseFunctionCallOutputItemList"]
BetaResponseFunctionCallOutputItemList = list[_m.BetaResponseFunctionCallOutputItem]
BetaResponseFunctionCallOutputItem = _m.BetaResponseFunctionCallOutputItem
