from . import _m

ResponseTextDoneEvent = _m.BetaRealtimeResponseTextDoneEvent
