# Generated.
from ... import models as _m

AgentSessionTurnOutputTextDeltaEvent = _m.AgentSessionTurnOutputTextDeltaEvent
