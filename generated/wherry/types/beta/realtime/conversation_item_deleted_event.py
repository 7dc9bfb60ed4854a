from . import _m

ConversationItemDeletedEvent = _m.BetaRealtimeConversationItemDeletedEvent
