# Generated.
from ... import models as _m

BetaToolChoiceFunction = _m.BetaToolChoiceFunction
