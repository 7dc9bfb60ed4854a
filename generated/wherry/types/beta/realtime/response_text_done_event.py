from .... import models as _m

ResponseTextDoneEvent = _m.BetaRealtimeResponseTextDoneEvent
