from ... import models as _m

Conversation = _m.RealtimeServerEventConversationCreatedConversation
ConversationCreatedEvent = _m.RealtimeServerEventConversationCreated
