from ... import models as _m

ConversationItemRetrieveEvent = _m.RealtimeClientEventConversationItemRetrieve
