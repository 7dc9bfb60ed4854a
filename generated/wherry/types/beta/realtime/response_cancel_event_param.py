from . import _p

ResponseCancelEventParam = _p.BetaRealtimeResponseCancelEvent
