from ... import models as _m

Error = _m.RealtimeResponseStatusDetailsError
RealtimeResponseStatus = _m.RealtimeResponseStatusDetails
