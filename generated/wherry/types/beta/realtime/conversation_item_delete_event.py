from .... import models as _m

ConversationItemDeleteEvent = _m.BetaRealtimeConversationItemDeleteEvent
