from .... import models as _m

ConversationItemDeletedEvent = _m.BetaRealtimeConversationItemDeletedEvent
