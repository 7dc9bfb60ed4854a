from . import _m

ConversationItemAdded = _m.RealtimeServerEventConversationItemAdded
ConversationItem = _m.RealtimeConversationItem
