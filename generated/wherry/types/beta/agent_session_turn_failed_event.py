# Generated.
from ... import models as _m

AgentSessionTurnFailedEvent = _m.AgentSessionTurnFailedEvent
TokenUsage = _m.TokenUsage
Turn = _m.Turn
