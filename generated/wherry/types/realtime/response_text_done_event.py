from . import _m

ResponseTextDoneEvent = _m.RealtimeServerEventResponseTextDone
