from .... import models as _m

ResponseOutputItemAddedEvent = _m.BetaRealtimeResponseOutputItemAddedEvent
ConversationItem = _m.BetaRealtimeConversationItem
