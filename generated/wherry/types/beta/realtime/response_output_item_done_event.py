from . import _m

ResponseOutputItemDoneEvent = _m.BetaRealtimeResponseOutputItemDoneEvent
ConversationItem = _m.BetaRealtimeConversationItem
