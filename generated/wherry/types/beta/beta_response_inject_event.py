# Generated.
from ... import models as _m

BetaResponseInjectEvent = _m.BetaResponseInjectEvent
BetaResponseInputItem = _m.BetaResponseInputItem
