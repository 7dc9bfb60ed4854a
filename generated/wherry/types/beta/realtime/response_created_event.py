from .... import models as _m

ResponseCreatedEvent = _m.BetaRealtimeResponseCreatedEvent
RealtimeResponse = _m.BetaRealtimeRealtimeResponse
