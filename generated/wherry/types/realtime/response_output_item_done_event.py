from ... import models as _m

ResponseOutputItemDoneEvent = _m.RealtimeServerEventResponseOutputItemDone
ConversationItem = _m.RealtimeConversationItem
