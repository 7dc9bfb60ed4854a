from ... import models as _m

Part = _m.ResponseReasoningSummaryPartAddedEventPart
ResponseReasoningSummaryPartAddedEvent = _m.ResponseReasoningSummaryPartAddedEvent
