from ... import params as _p

CallCreateParams = _p.RealtimeCallCreateRequest
RealtimeSessionCreateRequestParam = _p.RealtimeSessionCreateRequestGA
