# Generated.
from ... import models as _m

AgentSessionEnvironmentResetEvent = _m.AgentSessionEnvironmentResetEvent
