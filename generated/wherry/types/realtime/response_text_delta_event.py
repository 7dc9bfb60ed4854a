from . import _m

ResponseTextDeltaEvent = _m.RealtimeServerEventResponseTextDelta
