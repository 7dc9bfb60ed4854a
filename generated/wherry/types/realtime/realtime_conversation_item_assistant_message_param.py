from ... import params as _p

Content = _p.RealtimeConversationItemMessageAssistantContentItem
RealtimeConversationItemAssistantMessageParam = _p.RealtimeConversationItemMessageAssistant
