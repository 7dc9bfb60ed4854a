# Generated.
from ... import models as _m

AgentSessionEnvironmentFailedEvent = _m.AgentSessionEnvironmentFailedEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
