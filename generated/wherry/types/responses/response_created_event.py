# Generated.
from ... import models as _m

ResponseCreatedEvent = _m.ResponseCreatedEvent
Response = _m.Response
