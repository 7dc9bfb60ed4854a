from . import _p

ConversationItemParam = _p.BetaRealtimeConversationItem
ConversationItemContentParam = _p.ConversationItemContent
