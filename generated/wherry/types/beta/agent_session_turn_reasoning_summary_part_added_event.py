# Generated.
from ... import models as _m

AgentSessionTurnReasoningSummaryPartAddedEvent = _m.AgentSessionTurnReasoningSummaryPartAddedEvent
SummaryText = _m.SummaryText
