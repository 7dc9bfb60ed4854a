from ... import models as _m

ConversationItemAdded = _m.RealtimeServerEventConversationItemAdded
ConversationItem = _m.RealtimeConversationItem
