from .... import models as _m

ConversationItemTruncateEvent = _m.BetaRealtimeConversationItemTruncateEvent
