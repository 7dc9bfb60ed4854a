# Generated.
from ... import models as _m

BetaResponseOutputRefusal = _m.BetaResponseOutputRefusal
