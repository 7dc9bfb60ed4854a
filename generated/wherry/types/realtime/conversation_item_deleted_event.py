from . import _m

ConversationItemDeletedEvent = _m.RealtimeServerEventConversationItemDeleted
