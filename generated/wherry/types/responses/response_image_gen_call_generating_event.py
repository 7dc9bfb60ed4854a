# Generated.
from ... import models as _m

ResponseImageGenCallGeneratingEvent = _m.ResponseImageGenCallGeneratingEvent
