# Generated.
from ... import models as _m

Subagent = _m.Subagent
AgentContent = _m.AgentContent
