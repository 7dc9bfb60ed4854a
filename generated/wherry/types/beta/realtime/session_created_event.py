from . import _m

SessionCreatedEvent = _m.BetaRealtimeSessionCreatedEvent
Session = _m.BetaRealtimeSession
