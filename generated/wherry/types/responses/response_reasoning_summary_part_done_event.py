from . import _m

Part = _m.ResponseReasoningSummaryPartDoneEventPart
ResponseReasoningSummaryPartDoneEvent = _m.ResponseReasoningSummaryPartDoneEvent
