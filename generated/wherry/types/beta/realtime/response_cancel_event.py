from . import _m

ResponseCancelEvent = _m.BetaRealtimeResponseCancelEvent
