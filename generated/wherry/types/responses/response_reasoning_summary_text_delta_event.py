# Generated.
from ... import models as _m

ResponseReasoningSummaryTextDeltaEvent = _m.ResponseReasoningSummaryTextDeltaEvent
