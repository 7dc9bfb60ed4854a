from .... import models as _m

SessionUpdatedEvent = _m.BetaRealtimeSessionUpdatedEvent
Session = _m.BetaRealtimeSession
