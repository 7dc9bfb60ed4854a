# Generated.
from ... import models as _m

AgentSessionEnvironmentPendingEvent = _m.AgentSessionEnvironmentPendingEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
