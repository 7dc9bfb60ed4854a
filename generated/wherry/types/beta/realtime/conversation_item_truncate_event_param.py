from .... import params as _p

ConversationItemTruncateEventParam = _p.BetaRealtimeConversationItemTruncateEvent
