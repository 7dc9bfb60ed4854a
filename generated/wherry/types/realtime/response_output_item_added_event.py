from . import _m

ResponseOutputItemAddedEvent = _m.RealtimeServerEventResponseOutputItemAdded
ConversationItem = _m.RealtimeConversationItem
