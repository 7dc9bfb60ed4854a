from . import _m

ConversationItemTruncateEvent = _m.BetaRealtimeConversationItemTruncateEvent
