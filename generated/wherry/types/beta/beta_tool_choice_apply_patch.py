# Generated.
from ... import models as _m

BetaToolChoiceApplyPatch = _m.BetaToolChoiceApplyPatch
