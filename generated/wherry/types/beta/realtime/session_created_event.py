from .... import models as _m

SessionCreatedEvent = _m.BetaRealtimeSessionCreatedEvent
Session = _m.BetaRealtimeSession
