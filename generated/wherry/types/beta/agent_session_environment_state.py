from ... import models as _m

AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
Error = _m.AgentSessionEnvironmentStateError
