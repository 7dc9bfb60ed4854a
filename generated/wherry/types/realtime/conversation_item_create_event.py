from . import _m

ConversationItemCreateEvent = _m.RealtimeClientEventConversationItemCreate
ConversationItem = _m.RealtimeConversationItem
