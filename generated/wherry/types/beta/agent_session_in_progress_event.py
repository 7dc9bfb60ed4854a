# Generated.
from ... import models as _m

AgentSessionInProgressEvent = _m.AgentSessionInProgressEvent
AgentSession = _m.AgentSession
