from ... import models as _m

ConversationItemCreatedEvent = _m.RealtimeServerEventConversationItemCreated
ConversationItem = _m.RealtimeConversationItem
