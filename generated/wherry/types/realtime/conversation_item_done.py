from . import _m

ConversationItemDone = _m.RealtimeServerEventConversationItemDone
ConversationItem = _m.RealtimeConversationItem
