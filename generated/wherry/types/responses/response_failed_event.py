# Generated.
from ... import models as _m

ResponseFailedEvent = _m.ResponseFailedEvent
Response = _m.Response
