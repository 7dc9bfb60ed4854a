# Generated.
from ... import models as _m

ResponseRefusalDeltaEvent = _m.ResponseRefusalDeltaEvent
