# Generated.
from ... import models as _m

InfoEvent = _m.InfoEvent
