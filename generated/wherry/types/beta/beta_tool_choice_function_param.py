from ... import params as _p

BetaToolChoiceFunctionParam = _p.BetaToolChoiceFunction
