from . import _m

Conversation = _m.BetaRealtimeConversationCreatedEventConversation
ConversationCreatedEvent = _m.BetaRealtimeConversationCreatedEvent
