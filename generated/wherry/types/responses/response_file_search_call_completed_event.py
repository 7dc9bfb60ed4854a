# Generated.
from ... import models as _m

ResponseFileSearchCallCompletedEvent = _m.ResponseFileSearchCallCompletedEvent
