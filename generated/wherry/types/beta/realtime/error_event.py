from . import _m

Error = _m.ErrorEventError
ErrorEvent = _m.BetaRealtimeErrorEvent
