# Generated.
from ... import models as _m

ResponseCodeInterpreterCallCodeDeltaEvent = _m.ResponseCodeInterpreterCallCodeDeltaEvent
