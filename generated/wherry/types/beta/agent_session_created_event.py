# Generated.
from ... import models as _m

AgentSessionCreatedEvent = _m.AgentSessionCreatedEvent
AgentSession = _m.AgentSession
