# Generated.
from ... import models as _m

ResponseWebSearchCallCompletedEvent = _m.ResponseWebSearchCallCompletedEvent
