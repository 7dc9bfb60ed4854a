# Generated.
from ... import models as _m

ResponseQueuedEvent = _m.ResponseQueuedEvent
Response = _m.Response
