from . import _p

ConversationItemCreateEventParam = _p.BetaRealtimeConversationItemCreateEvent
ConversationItemParam = _p.BetaRealtimeConversationItem
