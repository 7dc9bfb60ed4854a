# Generated.
from ... import models as _m

AgentSessionIdleEvent = _m.AgentSessionIdleEvent
AgentSession = _m.AgentSession
