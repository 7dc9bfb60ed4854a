# Generated.
from ... import models as _m

AgentSessionTurnItemAddedEvent = _m.AgentSessionTurnItemAddedEvent
AgentSessionItem = _m.AgentSessionItem
