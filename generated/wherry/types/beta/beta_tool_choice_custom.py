# Generated.
from ... import models as _m

BetaToolChoiceCustom = _m.BetaToolChoiceCustom
