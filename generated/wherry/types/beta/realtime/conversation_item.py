from .... import models as _m

ConversationItem = _m.BetaRealtimeConversationItem
ConversationItemContent = _m.ConversationItemContent
