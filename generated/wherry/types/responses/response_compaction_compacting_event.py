# Generated.
from ... import models as _m

ResponseCompactionCompactingEvent = _m.ResponseCompactionCompactingEvent
