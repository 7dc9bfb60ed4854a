# Generated.
from ... import models as _m

BetaToolChoiceTypes = _m.BetaToolChoiceTypes
