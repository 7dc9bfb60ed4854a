from .... import models as _m

ResponseTextDeltaEvent = _m.BetaRealtimeResponseTextDeltaEvent
