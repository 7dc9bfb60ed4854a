from .... import models as _m

ResponseDoneEvent = _m.BetaRealtimeResponseDoneEvent
RealtimeResponse = _m.BetaRealtimeRealtimeResponse
