# Generated.
from ... import models as _m

AgentSessionTurnOutputTextDoneEvent = _m.AgentSessionTurnOutputTextDoneEvent
