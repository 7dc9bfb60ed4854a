from . import _m

Part = _m.ResponseReasoningSummaryPartAddedEventPart
ResponseReasoningSummaryPartAddedEvent = _m.ResponseReasoningSummaryPartAddedEvent
