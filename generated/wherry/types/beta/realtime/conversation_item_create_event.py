from .... import models as _m

ConversationItemCreateEvent = _m.BetaRealtimeConversationItemCreateEvent
ConversationItem = _m.BetaRealtimeConversationItem
