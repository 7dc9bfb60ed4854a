from ... import models as _m

__all__ = ["BetaResponseInput", "BetaResponseInputItem"]
BetaResponseInput = list[_m.BetaResponseInputItem]
BetaResponseInputItem = _m.BetaResponseInputItem
