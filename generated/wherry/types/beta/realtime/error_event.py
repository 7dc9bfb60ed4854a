from .... import models as _m

Error = _m.ErrorEventError
ErrorEvent = _m.BetaRealtimeErrorEvent
