from ... import models as _m

ResponseOutputItemAddedEvent = _m.RealtimeServerEventResponseOutputItemAdded
ConversationItem = _m.RealtimeConversationItem
