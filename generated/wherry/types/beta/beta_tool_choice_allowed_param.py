from . import _p

BetaToolChoiceAllowedParam = _p.BetaToolChoiceAllowed
