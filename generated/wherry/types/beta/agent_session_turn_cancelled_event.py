# Generated.
from ... import models as _m

AgentSessionTurnCancelledEvent = _m.AgentSessionTurnCancelledEvent
TokenUsage = _m.TokenUsage
Turn = _m.Turn
