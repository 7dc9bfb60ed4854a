# Generated.
from ... import models as _m

BetaResponseContainerReference = _m.BetaResponseContainerReference
