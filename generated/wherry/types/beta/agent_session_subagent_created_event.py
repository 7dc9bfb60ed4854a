# Generated.
from ... import models as _m

AgentSessionSubagentCreatedEvent = _m.AgentSessionSubagentCreatedEvent
Subagent = _m.Subagent
