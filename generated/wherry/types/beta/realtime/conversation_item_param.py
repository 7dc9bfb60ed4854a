from .... import params as _p

ConversationItemParam = _p.BetaRealtimeConversationItem
ConversationItemContentParam = _p.ConversationItemContent
