from . import _m

ResponseDoneEvent = _m.BetaRealtimeResponseDoneEvent
RealtimeResponse = _m.BetaRealtimeRealtimeResponse
