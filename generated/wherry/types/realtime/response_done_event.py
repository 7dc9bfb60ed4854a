from . import _m

ResponseDoneEvent = _m.RealtimeServerEventResponseDone
RealtimeResponse = _m.RealtimeResponse
