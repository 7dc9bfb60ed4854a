from . import _m

ConversationItemCreateEvent = _m.BetaRealtimeConversationItemCreateEvent
ConversationItem = _m.BetaRealtimeConversationItem
