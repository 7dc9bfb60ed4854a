from ... import params as _p

BetaToolChoiceTypesParam = _p.BetaToolChoiceTypes
