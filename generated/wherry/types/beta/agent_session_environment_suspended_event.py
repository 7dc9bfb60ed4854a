# Generated.
from ... import models as _m

AgentSessionEnvironmentSuspendedEvent = _m.AgentSessionEnvironmentSuspendedEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
