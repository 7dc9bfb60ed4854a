# Generated.
from ... import models as _m

ResponseReasoningSummaryTextDoneEvent = _m.ResponseReasoningSummaryTextDoneEvent
