# Generated.
from ... import models as _m

ResponseInProgressEvent = _m.ResponseInProgressEvent
Response = _m.Response
