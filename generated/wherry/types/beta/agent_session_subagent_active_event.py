# Generated.
from ... import models as _m

AgentSessionSubagentActiveEvent = _m.AgentSessionSubagentActiveEvent
Subagent = _m.Subagent
