# Generated.
from ... import models as _m

ForkSessionStartEvent = _m.ForkSessionStartEvent
ForkSessionConfig = _m.ForkSessionConfig
