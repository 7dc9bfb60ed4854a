from . import _m

ConversationItemTruncateEvent = _m.RealtimeClientEventConversationItemTruncate
