# Generated.
from ... import models as _m

ResponseCustomToolCallInputDoneEvent = _m.ResponseCustomToolCallInputDoneEvent
