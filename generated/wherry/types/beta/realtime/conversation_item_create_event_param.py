from .... import params as _p

ConversationItemCreateEventParam = _p.BetaRealtimeConversationItemCreateEvent
ConversationItemParam = _p.BetaRealtimeConversationItem
