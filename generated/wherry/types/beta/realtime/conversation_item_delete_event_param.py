from . import _p

ConversationItemDeleteEventParam = _p.BetaRealtimeConversationItemDeleteEvent
