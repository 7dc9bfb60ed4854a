# Generated.
from ... import models as _m

AgentSessionEnvironmentReadyEvent = _m.AgentSessionEnvironmentReadyEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
