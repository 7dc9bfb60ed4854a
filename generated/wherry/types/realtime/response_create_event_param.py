from . import _p

ResponseCreateEventParam = _p.RealtimeClientEventResponseCreate
RealtimeResponseCreateParamsParam = _p.RealtimeResponseCreateParams
