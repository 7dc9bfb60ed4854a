# Generated.
from ... import models as _m

SessionClosedEvent = _m.SessionClosedEvent
SessionResource = _m.SessionResource
SessionUsage = _m.SessionUsage
