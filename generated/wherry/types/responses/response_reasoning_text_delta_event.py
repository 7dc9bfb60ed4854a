# Generated.
from ... import models as _m

ResponseReasoningTextDeltaEvent = _m.ResponseReasoningTextDeltaEvent
