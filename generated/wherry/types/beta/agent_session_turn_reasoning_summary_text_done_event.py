# Generated.
from ... import models as _m

AgentSessionTurnReasoningSummaryTextDoneEvent = _m.AgentSessionTurnReasoningSummaryTextDoneEvent
