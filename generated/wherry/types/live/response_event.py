# Generated.
from ... import models as _m

ResponseEvent = _m.ResponseEvent
