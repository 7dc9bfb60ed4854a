from . import _m

ResponseOutputItemDoneEvent = _m.RealtimeServerEventResponseOutputItemDone
ConversationItem = _m.RealtimeConversationItem
