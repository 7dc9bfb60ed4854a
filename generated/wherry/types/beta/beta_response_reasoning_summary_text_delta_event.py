from ... import models as _m

Agent = _m.BetaResponseReasoningSummaryTextDeltaEventAgent
BetaResponseReasoningSummaryTextDeltaEvent = _m.BetaResponseReasoningSummaryTextDeltaEvent
