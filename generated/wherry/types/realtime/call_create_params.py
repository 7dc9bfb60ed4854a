from . import _p

CallCreateParams = _p.RealtimeCallCreateRequest
RealtimeSessionCreateRequestParam = _p.RealtimeSessionCreateRequestGA
