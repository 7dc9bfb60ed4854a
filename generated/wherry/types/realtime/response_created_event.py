from . import _m

ResponseCreatedEvent = _m.RealtimeServerEventResponseCreated
RealtimeResponse = _m.RealtimeResponse
