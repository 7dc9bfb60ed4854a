# Generated.
from ... import models as _m

ResponseReasoningTextDoneEvent = _m.ResponseReasoningTextDoneEvent
