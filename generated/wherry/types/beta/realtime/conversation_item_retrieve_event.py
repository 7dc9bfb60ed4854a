from . import _m

ConversationItemRetrieveEvent = _m.BetaRealtimeConversationItemRetrieveEvent
