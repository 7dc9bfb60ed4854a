from ... import models as _m

Content = _m.RealtimeConversationItemMessageAssistantContentItem
RealtimeConversationItemAssistantMessage = _m.RealtimeConversationItemMessageAssistant
