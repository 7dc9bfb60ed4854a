# Generated.
from ... import models as _m

AgentSessionFailedEvent = _m.AgentSessionFailedEvent
AgentSession = _m.AgentSession
