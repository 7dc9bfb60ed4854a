from . import _m

Error = _m.BetaRealtimeRealtimeResponseStatusError
RealtimeResponseStatus = _m.BetaRealtimeRealtimeResponseStatus
