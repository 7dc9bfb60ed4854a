from . import _p

BetaToolChoiceTypesParam = _p.BetaToolChoiceTypes
