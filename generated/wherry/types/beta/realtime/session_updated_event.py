from . import _m

SessionUpdatedEvent = _m.BetaRealtimeSessionUpdatedEvent
Session = _m.BetaRealtimeSession
