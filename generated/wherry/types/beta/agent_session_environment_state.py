from . import _m

AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
Error = _m.AgentSessionEnvironmentStateError
