from ... import params as _p

BetaToolChoiceAllowedParam = _p.BetaToolChoiceAllowed
