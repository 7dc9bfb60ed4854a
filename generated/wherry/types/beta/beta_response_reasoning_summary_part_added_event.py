from ... import models as _m

Agent = _m.BetaResponseReasoningSummaryPartAddedEventAgent
BetaResponseReasoningSummaryPartAddedEvent = _m.BetaResponseReasoningSummaryPartAddedEvent
Part = _m.BetaResponseReasoningSummaryPartAddedEventPart
