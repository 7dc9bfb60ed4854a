from ... import params as _p

BetaToolChoiceCustomParam = _p.BetaToolChoiceCustom
