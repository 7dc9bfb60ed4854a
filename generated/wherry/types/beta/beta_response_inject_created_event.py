# Generated.
from ... import models as _m

BetaResponseInjectCreatedEvent = _m.BetaResponseInjectCreatedEvent
