from .... import models as _m

ResponseOutputItemDoneEvent = _m.BetaRealtimeResponseOutputItemDoneEvent
ConversationItem = _m.BetaRealtimeConversationItem
