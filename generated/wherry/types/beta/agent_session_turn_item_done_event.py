# Generated.
from ... import models as _m

AgentSessionTurnItemDoneEvent = _m.AgentSessionTurnItemDoneEvent
AgentOutputItem = _m.AgentOutputItem
