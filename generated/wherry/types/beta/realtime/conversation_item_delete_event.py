from . import _m

ConversationItemDeleteEvent = _m.BetaRealtimeConversationItemDeleteEvent
