# Generated.
from ... import models as _m

ResponseCustomToolCallInputDeltaEvent = _m.ResponseCustomToolCallInputDeltaEvent
