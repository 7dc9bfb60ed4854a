from . import _m

ResponseCreatedEvent = _m.BetaRealtimeResponseCreatedEvent
RealtimeResponse = _m.BetaRealtimeRealtimeResponse
