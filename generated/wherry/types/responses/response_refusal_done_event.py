# Generated.
from ... import models as _m

ResponseRefusalDoneEvent = _m.ResponseRefusalDoneEvent
