# Generated.
from ... import models as _m

BetaToolChoiceShell = _m.BetaToolChoiceShell
