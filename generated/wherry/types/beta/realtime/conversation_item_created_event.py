from .... import models as _m

ConversationItemCreatedEvent = _m.BetaRealtimeConversationItemCreatedEvent
ConversationItem = _m.BetaRealtimeConversationItem
