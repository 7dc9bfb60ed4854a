from .... import models as _m

Error = _m.BetaRealtimeRealtimeResponseStatusError
RealtimeResponseStatus = _m.BetaRealtimeRealtimeResponseStatus
