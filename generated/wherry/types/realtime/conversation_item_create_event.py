from ... import models as _m

ConversationItemCreateEvent = _m.RealtimeClientEventConversationItemCreate
ConversationItem = _m.RealtimeConversationItem
