# Generated.
from ... import models as _m

ResponseImageGenCallInProgressEvent = _m.ResponseImageGenCallInProgressEvent
