from ... import models as _m

Agent = _m.BetaResponseReasoningSummaryTextDoneEventAgent
BetaResponseReasoningSummaryTextDoneEvent = _m.BetaResponseReasoningSummaryTextDoneEvent
