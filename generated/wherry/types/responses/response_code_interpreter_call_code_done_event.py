# Generated.
from ... import models as _m

ResponseCodeInterpreterCallCodeDoneEvent = _m.ResponseCodeInterpreterCallCodeDoneEvent
