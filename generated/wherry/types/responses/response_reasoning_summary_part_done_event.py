from ... import models as _m

Part = _m.ResponseReasoningSummaryPartDoneEventPart
ResponseReasoningSummaryPartDoneEvent = _m.ResponseReasoningSummaryPartDoneEvent
