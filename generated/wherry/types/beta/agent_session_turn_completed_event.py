# Generated.
from ... import models as _m

AgentSessionTurnCompletedEvent = _m.AgentSessionTurnCompletedEvent
TokenUsage = _m.TokenUsage
Turn = _m.Turn
