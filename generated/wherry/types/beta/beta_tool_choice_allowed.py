# Generated.
from ... import models as _m

BetaToolChoiceAllowed = _m.BetaToolChoiceAllowed
