from ... import params as _p

ResponseCreateEventParam = _p.RealtimeClientEventResponseCreate
RealtimeResponseCreateParamsParam = _p.RealtimeResponseCreateParams
