from ... import models as _m

ConversationItemTruncatedEvent = _m.RealtimeServerEventConversationItemTruncated
