from .... import params as _p

ResponseCancelEventParam = _p.BetaRealtimeResponseCancelEvent
