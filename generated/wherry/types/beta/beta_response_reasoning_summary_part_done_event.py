from ... import models as _m

Agent = _m.BetaResponseReasoningSummaryPartDoneEventAgent
BetaResponseReasoningSummaryPartDoneEvent = _m.BetaResponseReasoningSummaryPartDoneEvent
Part = _m.BetaResponseReasoningSummaryPartDoneEventPart
