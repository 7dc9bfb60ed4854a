from ... import models as _m

ResponseCreateEvent = _m.RealtimeClientEventResponseCreate
RealtimeResponseCreateParams = _m.RealtimeResponseCreateParams
