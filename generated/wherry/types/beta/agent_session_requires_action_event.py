# Generated.
from ... import models as _m

AgentSessionRequiresActionEvent = _m.AgentSessionRequiresActionEvent
AgentSession = _m.AgentSession
