from . import _m

ConversationItem = _m.BetaRealtimeConversationItem
ConversationItemContent = _m.ConversationItemContent
