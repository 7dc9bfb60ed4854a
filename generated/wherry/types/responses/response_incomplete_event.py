# Generated.
from ... import models as _m

ResponseIncompleteEvent = _m.ResponseIncompleteEvent
Response = _m.Response
