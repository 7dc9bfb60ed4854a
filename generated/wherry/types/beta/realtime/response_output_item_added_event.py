from . import _m

ResponseOutputItemAddedEvent = _m.BetaRealtimeResponseOutputItemAddedEvent
ConversationItem = _m.BetaRealtimeConversationItem
