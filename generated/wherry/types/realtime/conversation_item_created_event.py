from . import _m

ConversationItemCreatedEvent = _m.RealtimeServerEventConversationItemCreated
ConversationItem = _m.RealtimeConversationItem
