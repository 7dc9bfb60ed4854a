# Generated.
from ... import models as _m

ResponseFileSearchCallInProgressEvent = _m.ResponseFileSearchCallInProgressEvent
