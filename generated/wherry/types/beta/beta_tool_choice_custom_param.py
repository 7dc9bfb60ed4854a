from . import _p

BetaToolChoiceCustomParam = _p.BetaToolChoiceCustom
