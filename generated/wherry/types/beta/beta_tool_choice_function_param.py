from . import _p

BetaToolChoiceFunctionParam = _p.BetaToolChoiceFunction
