# Generated.
from ... import models as _m

FineTuningJobEvent = _m.FineTuningJobEvent
