from ... import params as _p

ConversationItemRetrieveEventParam = _p.RealtimeClientEventConversationItemRetrieve
