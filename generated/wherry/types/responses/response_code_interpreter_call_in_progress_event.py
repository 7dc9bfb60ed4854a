# Generated.
from ... import models as _m

ResponseCodeInterpreterCallInProgressEvent = _m.ResponseCodeInterpreterCallInProgressEvent
