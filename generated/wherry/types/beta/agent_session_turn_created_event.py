# Generated.
from ... import models as _m

AgentSessionTurnCreatedEvent = _m.AgentSessionTurnCreatedEvent
Turn = _m.Turn
