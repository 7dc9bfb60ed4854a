from ... import models as _m

ResponseTextDoneEvent = _m.RealtimeServerEventResponseTextDone
