# Generated.
from ... import models as _m

AgentSessionTurnReasoningSummaryPartDoneEvent = _m.AgentSessionTurnReasoningSummaryPartDoneEvent
SummaryText = _m.SummaryText
