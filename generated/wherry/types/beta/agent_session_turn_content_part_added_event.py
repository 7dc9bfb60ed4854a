# Generated.
from ... import models as _m

AgentSessionTurnContentPartAddedEvent = _m.AgentSessionTurnContentPartAddedEvent
OutputText = _m.OutputText
