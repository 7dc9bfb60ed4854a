# Generated.
from ... import models as _m

BetaContainerReference = _m.BetaContainerReference
