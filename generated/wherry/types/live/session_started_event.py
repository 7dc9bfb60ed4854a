# Generated.
from ... import models as _m

SessionStartedEvent = _m.SessionStartedEvent
SessionResource = _m.SessionResource
