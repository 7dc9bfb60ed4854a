from ... import models as _m

ResponseDoneEvent = _m.RealtimeServerEventResponseDone
RealtimeResponse = _m.RealtimeResponse
