from ... import models as _m

ConversationItemDone = _m.RealtimeServerEventConversationItemDone
ConversationItem = _m.RealtimeConversationItem
