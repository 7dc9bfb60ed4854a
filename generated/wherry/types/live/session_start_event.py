# Generated.
from ... import models as _m

SessionStartEvent = _m.SessionStartEvent
SessionConfig = _m.SessionConfig
