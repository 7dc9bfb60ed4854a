# Generated.
from ... import models as _m

AgentSessionSubagentClosedEvent = _m.AgentSessionSubagentClosedEvent
Subagent = _m.Subagent
