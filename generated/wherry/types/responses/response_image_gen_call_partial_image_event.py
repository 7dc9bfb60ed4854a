# Generated.
from ... import models as _m

ResponseImageGenCallPartialImageEvent = _m.ResponseImageGenCallPartialImageEvent
