# Generated.
from ... import models as _m

ResponseWebSearchCallInProgressEvent = _m.ResponseWebSearchCallInProgressEvent
