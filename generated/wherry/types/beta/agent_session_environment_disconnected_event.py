# Generated.
from ... import models as _m

AgentSessionEnvironmentDisconnectedEvent = _m.AgentSessionEnvironmentDisconnectedEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
