from . import _m

ResponseCreateEvent = _m.RealtimeClientEventResponseCreate
RealtimeResponseCreateParams = _m.RealtimeResponseCreateParams
