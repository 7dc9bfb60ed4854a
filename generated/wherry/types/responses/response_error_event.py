# Generated.
from ... import models as _m

ResponseErrorEvent = _m.ResponseErrorEvent
