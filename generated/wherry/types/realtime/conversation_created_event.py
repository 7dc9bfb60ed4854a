from . import _m

Conversation = _m.RealtimeServerEventConversationCreatedConversation
ConversationCreatedEvent = _m.RealtimeServerEventConversationCreated
