from . import _p

ConversationItemTruncateEventParam = _p.RealtimeClientEventConversationItemTruncate
