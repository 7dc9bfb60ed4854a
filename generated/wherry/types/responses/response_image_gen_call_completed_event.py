# Generated.
from ... import models as _m

ResponseImageGenCallCompletedEvent = _m.ResponseImageGenCallCompletedEvent
