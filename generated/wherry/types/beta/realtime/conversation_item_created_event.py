from . import _m

ConversationItemCreatedEvent = _m.BetaRealtimeConversationItemCreatedEvent
ConversationItem = _m.BetaRealtimeConversationItem
