from ... import models as _m

ResponseCreatedEvent = _m.RealtimeServerEventResponseCreated
RealtimeResponse = _m.RealtimeResponse
