# Generated.
from ... import models as _m

AgentSessionTurnContentPartDoneEvent = _m.AgentSessionTurnContentPartDoneEvent
OutputText = _m.OutputText
