from .... import models as _m

Conversation = _m.BetaRealtimeConversationCreatedEventConversation
ConversationCreatedEvent = _m.BetaRealtimeConversationCreatedEvent
