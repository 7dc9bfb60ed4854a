# Generated.
from ... import models as _m

AgentSessionEnvironmentConnectedEvent = _m.AgentSessionEnvironmentConnectedEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
