# Generated.
from ... import models as _m

ResponseCodeInterpreterCallCompletedEvent = _m.ResponseCodeInterpreterCallCompletedEvent
