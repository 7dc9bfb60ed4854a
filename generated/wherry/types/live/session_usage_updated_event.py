# Generated.
from ... import models as _m

ContextWindow = _m.ContextWindow
SessionUsageUpdatedEvent = _m.SessionUsageUpdatedEvent
SessionUsage = _m.SessionUsage
