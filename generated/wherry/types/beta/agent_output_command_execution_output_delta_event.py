# Generated.
from ... import models as _m

AgentOutputCommandExecutionOutputDeltaEvent = _m.AgentOutputCommandExecutionOutputDeltaEvent
