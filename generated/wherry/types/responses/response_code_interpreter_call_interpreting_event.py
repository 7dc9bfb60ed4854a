# Generated.
from ... import models as _m

ResponseCodeInterpreterCallInterpretingEvent = _m.ResponseCodeInterpreterCallInterpretingEvent
