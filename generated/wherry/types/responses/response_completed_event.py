# Generated.
from ... import models as _m

ResponseCompletedEvent = _m.ResponseCompletedEvent
Response = _m.Response
