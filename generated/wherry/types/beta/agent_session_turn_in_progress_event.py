# Generated.
from ... import models as _m

AgentSessionTurnInProgressEvent = _m.AgentSessionTurnInProgressEvent
Turn = _m.Turn
