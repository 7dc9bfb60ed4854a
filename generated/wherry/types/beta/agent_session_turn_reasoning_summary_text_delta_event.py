# Generated.
from ... import models as _m

AgentSessionTurnReasoningSummaryTextDeltaEvent = _m.AgentSessionTurnReasoningSummaryTextDeltaEvent
