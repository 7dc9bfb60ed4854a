from . import _m

Error = _m.RealtimeResponseStatusDetailsError
RealtimeResponseStatus = _m.RealtimeResponseStatusDetails
