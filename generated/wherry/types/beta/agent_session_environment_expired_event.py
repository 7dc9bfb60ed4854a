# Generated.
from ... import models as _m

AgentSessionEnvironmentExpiredEvent = _m.AgentSessionEnvironmentExpiredEvent
AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
