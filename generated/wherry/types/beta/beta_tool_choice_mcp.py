# Generated.
from ... import models as _m

BetaToolChoiceMcp = _m.BetaToolChoiceMcp
