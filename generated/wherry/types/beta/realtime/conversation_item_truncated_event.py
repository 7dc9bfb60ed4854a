from . import _m

ConversationItemTruncatedEvent = _m.BetaRealtimeConversationItemTruncatedEvent
