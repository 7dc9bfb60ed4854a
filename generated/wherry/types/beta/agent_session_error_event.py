# Generated.
from ... import models as _m

AgentSessionErrorEvent = _m.AgentSessionErrorEvent
SessionError = _m.SessionError
