from . import _p

ConversationItemRetrieveEventParam = _p.RealtimeClientEventConversationItemRetrieve
